package io.storycast.cli;

import io.storycast.cli.text.Table;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything about one job, on paper. */
final class JobPaper {

  private JobPaper() {}

  /** The fields by the API's names, then its attempts and what happened, the newest first. */
  static List<String> lines(JsonNode job) {
    Table fields = new Table("field", "value");
    ObjectNode plain = ((ObjectNode) job).deepCopy();
    plain.remove(List.of("history", "events", "parts"));
    Fields.addTo(fields, plain);
    List<String> lines = new ArrayList<>(fields.lines().stream().skip(1).toList());
    add(lines, "Attempts", attempts(job.path("history")));
    add(lines, "Events", events(job.path("events")));
    return lines;
  }

  private static Table attempts(JsonNode history) {
    Table table = new Table("attempt", "revision", "claimed", "ended", "ending", "stage", "error");
    for (JsonNode attempt : history) {
      table.row(
          text(attempt, "number"),
          text(attempt, "revision"),
          text(attempt, "claimedAt"),
          text(attempt, "endedAt"),
          text(attempt, "ending"),
          text(attempt, "stage"),
          (text(attempt, "errorCode") + " " + text(attempt, "error")).strip());
    }
    return table;
  }

  private static Table events(JsonNode events) {
    Table table = new Table("at", "event", "stage", "by", "message");
    for (JsonNode event : events) {
      table.row(
          text(event, "at"),
          text(event, "kind"),
          text(event, "stage"),
          text(event, "by"),
          (text(event, "code") + " " + text(event, "message")).strip());
    }
    return table;
  }

  private static void add(List<String> lines, String title, Table table) {
    if (!table.isEmpty()) {
      lines.add("");
      lines.add(title);
      lines.addAll(table.lines());
    }
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asString("");
  }
}
