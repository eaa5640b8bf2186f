package io.storycast.webhook.api;

import io.storycast.stage.web.Problem;
import io.storycast.stage.web.QueryText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of a request that make no sense, as problems. */
final class Invalid {

  private Invalid() {}

  static Problem field(String name, String detail, String hint) {
    return QueryText.invalid(name, detail, hint);
  }

  static UUID id(String name, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw field(name, "The %s is not a UUID.".formatted(name), "Copy it from a list.");
    }
  }

  static Instant time(String name, @Nullable String text, Instant absent) {
    try {
      return text == null ? absent : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw field(
          name, "%s is not a time.".formatted(name), "Write it as 2026-03-01T09:00:00Z, in UTC.");
    }
  }

  static Duration duration(String name, @Nullable String text, Duration absent) {
    try {
      Duration duration = text == null ? absent : Duration.parse(text);
      if (!duration.isNegative() && duration.compareTo(Duration.ofDays(30)) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw field(
        name,
        "%s is not a time span of at most 30 days.".formatted(name),
        "Write it as PT24H or PT30M (ISO 8601).");
  }
}
