package io.storycast.cli;

import io.storycast.cli.text.Table;
import tools.jackson.databind.JsonNode;

/** Shows an answer of the API field by field. */
final class Fields {

  private Fields() {}

  /** Adds a row for each known value; names of nested values are joined by a dot. */
  static void addTo(Table table, JsonNode object) {
    addTo(table, "", object);
  }

  private static void addTo(Table table, String prefix, JsonNode object) {
    object
        .properties()
        .forEach(
            property -> {
              String name = prefix + property.getKey();
              JsonNode value = property.getValue();
              if (value.isObject()) {
                addTo(table, name + ".", value);
              } else if (!value.isNull()) {
                table.row(name, value.isValueNode() ? value.asString() : value.toString());
              }
            });
  }
}
