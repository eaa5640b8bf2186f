package io.storycast.webhook.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: seconds or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {

  private RetryAfter() {}

  /** How long to wait, zero for a date that has passed, or null when it is not readable. */
  static @Nullable Duration parse(String value, Instant now) {
    try {
      return positive(Duration.ofSeconds(Long.parseLong(value.strip())));
    } catch (NumberFormatException | ArithmeticException e) {
      return untilDate(value.strip(), now);
    }
  }

  private static @Nullable Duration untilDate(String date, Instant now) {
    try {
      ZonedDateTime then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      return positive(Duration.between(now, then.toInstant()));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration positive(Duration delay) {
    return delay.isNegative() ? Duration.ZERO : delay;
  }
}
