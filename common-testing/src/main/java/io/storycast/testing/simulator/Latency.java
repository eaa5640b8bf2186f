package io.storycast.testing.simulator;

import java.time.Duration;
import java.util.Random;

/** How long an endpoint takes to answer, before any fault. */
@FunctionalInterface
public interface Latency {

  /** Answers at once. */
  Latency NONE = () -> Duration.ZERO;

  /** The time for the next call. */
  Duration next();

  /** Always the same time. */
  static Latency fixed(Duration time) {
    return () -> time;
  }

  /**
   * As providers behave: most calls take about the median, a few take much longer.
   *
   * @param sigma standard deviation of the logarithm; 0.5 puts one call of a hundred above 3.2
   *     times the median
   */
  static Latency logNormal(Duration median, double sigma, long seed) {
    Random random = new Random(seed);
    return () ->
        Duration.ofNanos(Math.round(median.toNanos() * Math.exp(sigma * random.nextGaussian())));
  }
}
