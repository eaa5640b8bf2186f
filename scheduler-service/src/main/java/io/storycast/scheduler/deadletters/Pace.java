package io.storycast.scheduler.deadletters;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Spreads letters evenly in time: small slices at fixed intervals. A slice that was late is
 * followed by the next one sooner, so that the average is kept; after a longer stall the lost time
 * is lost, because a burst is what the rate is to prevent.
 */
final class Pace {

  private static final long USUAL_SLICE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long MOST_DEBT = 2;

  private final int slice;
  private final long interval;
  private final LongSupplier nanoTime;
  private long due;

  /**
   * @param rate letters a second
   * @param nanoTime a clock that only runs forward
   */
  Pace(int rate, LongSupplier nanoTime) {
    this.slice = Math.max(1, (int) (rate * USUAL_SLICE / TimeUnit.SECONDS.toNanos(1)));
    this.interval = TimeUnit.SECONDS.toNanos(1) * slice / rate;
    this.nanoTime = nanoTime;
    this.due = nanoTime.getAsLong();
  }

  /** How many letters go at once. */
  int slice() {
    return slice;
  }

  /**
   * How long to wait after a slice before the next.
   *
   * @param letters how many the slice had
   */
  Duration after(int letters) {
    long now = nanoTime.getAsLong();
    due = Math.max(due + interval * letters / slice, now - MOST_DEBT * interval);
    return Duration.ofNanos(Math.max(0, due - now));
  }
}
