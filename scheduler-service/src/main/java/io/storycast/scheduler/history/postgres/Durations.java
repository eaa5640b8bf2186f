package io.storycast.scheduler.history.postgres;

import io.storycast.scheduler.history.Activity.Latency;
import java.util.Map;
import java.util.TreeMap;

/** Durations in classes, each a fifth longer than the one before, as the table keeps them. */
final class Durations {

  private static final double STEP = 1.2;

  private final TreeMap<Integer, Long> classes = new TreeMap<>();
  private long measured;

  void add(int msClass, long events) {
    classes.merge(msClass, events, Long::sum);
    measured += events;
  }

  Latency latency() {
    return new Latency(measured, percentile(0.50), percentile(0.95), percentile(0.99));
  }

  /** The middle of the class in which the percentile lies. */
  private long percentile(double share) {
    long wanted = (long) Math.ceil(measured * share);
    long passed = 0;
    for (Map.Entry<Integer, Long> one : classes.entrySet()) {
      passed += one.getValue();
      if (passed >= wanted) {
        return Math.round(Math.pow(STEP, one.getKey() + 0.5));
      }
    }
    return 0;
  }
}
