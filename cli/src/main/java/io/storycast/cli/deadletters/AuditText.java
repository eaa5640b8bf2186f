package io.storycast.cli.deadletters;

import io.storycast.cli.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log in words. */
final class AuditText {

  private AuditText() {}

  /** One entry a paragraph: when, who, what, why. */
  static List<String> lines(String answer, Instant now, int columns) {
    List<String> lines = new ArrayList<>();
    for (JsonNode entry : JsonMapper.shared().readTree(answer).path("entries")) {
      String note = entry.path("note").asString("");
      JsonNode details = entry.path("details");
      lines.addAll(
          Text.wrap(
              "",
              "    ",
              "%s  %s  %s %s%s%s"
                  .formatted(
                      Text.time(Instant.parse(entry.path("at").asString()), now),
                      entry.path("by").asString(),
                      entry.path("action").asString(),
                      entry.path("subject").asString(),
                      note.isBlank() ? "" : ": " + note,
                      details.isEmpty() ? "" : "  " + details),
              columns));
    }
    return lines.isEmpty() ? List.of("Nothing was ordered yet.") : lines;
  }
}
