package io.storycast.stage.provider;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Reads {@code Retry-After}: seconds or an HTTP date (RFC 9110, section 10.2.3).
 *
 * <p>{@code retry-after-ms} is OpenAI's finer form of it.
 */
final class RetryAfter {

  private final Clock clock;

  RetryAfter(Clock clock) {
    this.clock = clock;
  }

  /** How long to wait, zero for a date that has passed, or null when nothing readable is said. */
  @Nullable Duration in(HttpHeaders headers) {
    String milliseconds = headers.getFirst("retry-after-ms");
    Duration fine = milliseconds == null ? null : of(milliseconds.strip(), 1);
    if (fine != null) {
      return fine;
    }
    String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
    if (value == null) {
      return null;
    }
    Duration seconds = of(value.strip(), 1000);
    return seconds == null ? untilDate(value.strip()) : seconds;
  }

  private static @Nullable Duration of(String number, int milliseconds) {
    try {
      double delay = Double.parseDouble(number) * milliseconds;
      return Double.isFinite(delay) ? Duration.ofMillis(Math.max(0, Math.round(delay))) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable Duration untilDate(String date) {
    try {
      ZonedDateTime then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration delay = Duration.between(clock.instant(), then.toInstant());
      return delay.isNegative() ? Duration.ZERO : delay;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
