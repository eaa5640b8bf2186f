package io.storycast.stage.spending;

import org.jspecify.annotations.Nullable;

/**
 * How often a model may be called in any minute.
 *
 * @param requests null for any number
 * @param units tokens or characters; null for any number
 */
public record Rates(@Nullable Integer requests, @Nullable Integer units) {

  /**
   * A minute's calls take a second more than a minute, so that a burst of one second fits in: no
   * minute, wherever it begins, sees more requests than the limit.
   */
  private static final double SECONDS = 61;

  private static final double BURST_SECONDS = 1;

  public boolean isNone() {
    return requests == null && units == null;
  }

  /** Seconds from one request to the next. */
  public double secondsPerRequest() {
    return requests == null ? 0 : SECONDS / requests;
  }

  /** How much earlier than its place in the row a request may begin. */
  public double burstOfRequests() {
    return Math.max(0, BURST_SECONDS - secondsPerRequest());
  }

  /** Seconds that so many units take. */
  public double secondsOf(long count) {
    return units == null ? 0 : SECONDS * count / units;
  }

  public double burstOfUnits() {
    return BURST_SECONDS;
  }
}
