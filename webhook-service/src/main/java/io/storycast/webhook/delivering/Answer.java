package io.storycast.webhook.delivering;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param status the HTTP status; null when there was no answer
 * @param text the beginning of the answer's body, or why there was none, on one line
 * @param retryAfter how long the receiver asked to be left alone; null when it did not
 * @param took from the first try to connect until the answer
 */
public record Answer(
    Outcome outcome,
    @Nullable Integer status,
    String text,
    @Nullable Duration retryAfter,
    Duration took) {

  /** The kinds of ends an attempt can have. */
  public enum Outcome {
    /** 2xx. */
    DELIVERED,
    /** 410: the receiver wants nothing more. */
    GONE,
    /** 3xx: a redirect is not followed, because nobody checked where it leads. */
    REDIRECTED,
    /** Any other status. */
    REFUSED,
    TIMED_OUT,
    UNREACHABLE,
    /** The host's name leads to an address that deliveries may not go to. */
    FORBIDDEN_ADDRESS,
    /** The endpoint's secret cannot be read with the present key. */
    LOCKED;

    /** The name in logs, metrics and the API, for example {@code timed-out}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public boolean isDelivered() {
    return outcome == Outcome.DELIVERED;
  }

  /** The outcome for people, for example {@code refused with 500} or {@code timed out}. */
  public String sentence() {
    String what = outcome.wireName().replace('-', ' ');
    return status == null ? what : "%s with %d".formatted(what, status);
  }
}
