package io.storycast.stage.gate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The detectors of one process, one for each dependency that ever failed here. */
public final class Detectors {

  private static final int REMEMBERED = 1000;

  private final BreakerSettings settings;
  private final Clock clock;
  private final Map<String, Detector> byDependency = new ConcurrentHashMap<>();
  private final Deque<Instant> successes = new ArrayDeque<>();

  /**
   * @param clock the database's time
   */
  public Detectors(BreakerSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Work succeeded, and so did every dependency it has. */
  synchronized void succeeded() {
    successes.addLast(clock.instant());
    if (successes.size() > REMEMBERED) {
      successes.removeFirst();
    }
    byDependency.values().forEach(Detector::succeeded);
  }

  /** When work last succeeded here; the epoch when it never did. */
  synchronized Instant lastSuccess() {
    return successes.isEmpty() ? Instant.EPOCH : successes.getLast();
  }

  synchronized Detector of(String dependency) {
    return byDependency.computeIfAbsent(dependency, this::acquainted);
  }

  /** Since when the dependency does badly here, if it does. */
  Optional<Instant> badSince(String dependency) {
    return Optional.ofNullable(byDependency.get(dependency)).flatMap(Detector::badSince);
  }

  void reset(String dependency) {
    Optional.ofNullable(byDependency.get(dependency)).ifPresent(Detector::reset);
  }

  /** A first failure is to be seen among the successes before it. */
  private Detector acquainted(String dependency) {
    Detector detector = new Detector(dependency, settings, clock);
    Instant old = clock.instant().minus(settings.window());
    successes.stream().filter(at -> at.isAfter(old)).forEach(at -> detector.succeeded());
    return detector;
  }
}
