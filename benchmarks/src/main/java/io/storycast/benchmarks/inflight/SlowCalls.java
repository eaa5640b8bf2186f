package io.storycast.benchmarks.inflight;

import java.time.Duration;
import java.util.Random;

/** How long a provider takes, as such providers do: log-normal. Counts who waits meanwhile. */
final class SlowCalls {

  private final Random random;
  private final double medianMs;
  private final double sigma;
  private int waiting;
  private long since = System.nanoTime();
  private double waitedNanos;

  /**
   * @param median of all calls
   * @param sigma of the logarithm
   */
  SlowCalls(Duration median, double sigma, long seed) {
    this.random = new Random(seed);
    this.medianMs = median.toMillis();
    this.sigma = sigma;
  }

  /** Takes as long as one call. */
  void await() {
    Duration length = begun();
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      changed(-1);
    }
  }

  /** The mean number of calls that waited at once since the last time it was asked for. */
  synchronized double meanInFlight(Duration passed) {
    changed(0);
    double mean = waitedNanos / passed.toNanos();
    waitedNanos = 0;
    return mean;
  }

  /** The mean length of a call. */
  Duration mean() {
    return Duration.ofMillis(Math.round(medianMs * Math.exp(sigma * sigma / 2)));
  }

  private synchronized Duration begun() {
    changed(1);
    return Duration.ofNanos(
        Math.round(medianMs * Math.exp(sigma * random.nextGaussian()) * 1_000_000));
  }

  private synchronized void changed(int more) {
    long now = System.nanoTime();
    waitedNanos += (double) waiting * (now - since);
    since = now;
    waiting += more;
  }
}
