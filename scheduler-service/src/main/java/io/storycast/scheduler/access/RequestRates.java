package io.storycast.scheduler.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the requests of each key in minutes of its own, in this process. As many counters as there
 * are keys; nobody can add one without a key.
 */
public final class RequestRates {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<String, Count> counts = new ConcurrentHashMap<>();
  private final Clock clock;

  public RequestRates(Clock clock) {
    this.clock = clock;
  }

  private record Count(Instant endsAt, int requests) {}

  /**
   * Where a key stands after a request.
   *
   * @param remaining how many more of this minute; negative when this request was too many
   * @param secondsLeft until the next minute begins, at least 1
   */
  public record Standing(int limit, int remaining, long secondsLeft) {

    public boolean isTooMany() {
      return remaining < 0;
    }
  }

  /** Counts a request. */
  public Standing count(String keyId, int limit) {
    Instant now = clock.instant();
    Count count =
        counts.compute(
            keyId,
            (id, before) ->
                before == null || !now.isBefore(before.endsAt())
                    ? new Count(now.plus(MINUTE), 1)
                    : new Count(before.endsAt(), Math.min(before.requests(), limit) + 1));
    long left = Math.ceilDiv(Duration.between(now, count.endsAt()).toMillis(), 1000L);
    return new Standing(limit, limit - count.requests(), Math.max(1, left));
  }
}
