package io.storycast.cli.scenarios;

import io.storycast.cli.scenarios.Rows.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one JSON object per line. */
final class JsonLinesRows {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonLinesRows() {}

  static Rows read(String text) {
    List<Row> rows = new ArrayList<>();
    List<RefusedRow> unreadable = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        read(i + 1, lines.get(i), rows, unreadable);
      }
    }
    return new Rows(rows, unreadable);
  }

  private static void read(long line, String text, List<Row> rows, List<RefusedRow> unreadable) {
    try {
      JsonNode object = JSON.readTree(text);
      if (object.isObject()) {
        rows.add(new Row(line, cells(object)));
      } else {
        unreadable.add(new RefusedRow(line, "The line is JSON, but not an object."));
      }
    } catch (JacksonException e) {
      unreadable.add(
          new RefusedRow(line, "The line is not one JSON object: " + e.getOriginalMessage()));
    }
  }

  private static Map<String, String> cells(JsonNode object) {
    Map<String, String> cells = new HashMap<>();
    object
        .properties()
        .forEach(
            property -> {
              JsonNode value = property.getValue();
              if (!value.isNull()) {
                cells.put(
                    Rows.column(property.getKey()),
                    value.isValueNode() ? value.asString() : value.toString());
              }
            });
    return cells;
  }
}
