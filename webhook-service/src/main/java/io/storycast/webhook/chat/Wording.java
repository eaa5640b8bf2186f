package io.storycast.webhook.chat;

import io.storycast.webhook.delivering.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/** An event in one or two sentences. */
final class Wording {

  private final JsonNode data;
  private final Dialect dialect;

  private Wording(JsonNode data, Dialect dialect) {
    this.data = data;
    this.dialect = dialect;
  }

  static String of(EventKind kind, JsonNode data, Dialect dialect) {
    Wording words = new Wording(data, dialect);
    return switch (kind) {
      case STORY_GENERATED -> words.line("Story written", "slug", words.text("title"));
      case AUDIO_UPLOADED -> words.line("Narration uploaded", "slug", words.text("audioUrl"));
      case STORY_READY ->
          words.line("Story ready", "slug", words.text("title") + " " + words.text("audioUrl"));
      case STORY_FAILED -> words.failed();
      case JOB_CANCELLED ->
          words.line("Job cancelled", "slug", words.text("reason") + " (" + words.text("by") + ")");
      case STAGE_PAUSED -> words.paused();
      case STAGE_RESUMED -> words.resumed();
      case TEST -> dialect.bold("Test") + ": " + words.text("message");
    };
  }

  /** For example {@code *Story failed*: asking-the-way. The model's answer ... (bad-answer)}. */
  private String failed() {
    return line(
        "Story failed",
        "slug",
        "%s gave up on attempt %s: %s (%s)"
            .formatted(text("stage"), text("attempt"), text("message"), text("reasonCode")));
  }

  private String paused() {
    String by = text("by");
    return line(
        "Stage paused",
        "stage",
        text("message") + (by.isEmpty() ? " (" + text("cause") + ")" : " (by " + by + ")"));
  }

  private String resumed() {
    return line("Stage resumed", "stage", "It stood still for " + duration());
  }

  private String duration() {
    try {
      Instant since = Instant.parse(data.path("since").asString(""));
      Duration stood = Duration.between(since, Instant.parse(data.path("until").asString("")));
      return stood.toMinutes() < 2 ? stood.toSeconds() + " s" : stood.toMinutes() + " min";
    } catch (DateTimeParseException e) {
      return "a while";
    }
  }

  private String line(String what, String subject, String rest) {
    return "%s: %s. %s".formatted(dialect.bold(what), text(subject), rest);
  }

  private String text(String field) {
    JsonNode value = data.path(field);
    return value.isValueNode() && !value.isNull() ? dialect.quote(value.asString()) : "";
  }
}
