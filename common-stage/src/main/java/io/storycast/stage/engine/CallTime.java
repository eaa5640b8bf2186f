package io.storycast.stage.engine;

import java.time.Duration;

/** How long an execution waited for others: the time in which at least one call was open. */
final class CallTime {

  private int open;
  private long openSince;
  private long total;

  /**
   * @param now a monotonic clock's nanoseconds
   */
  synchronized void opened(long now) {
    if (open++ == 0) {
      openSince = now;
    }
  }

  synchronized void closed(long now) {
    if (--open == 0) {
      total += now - openSince;
    }
  }

  synchronized Duration total() {
    return Duration.ofNanos(total);
  }
}
