package io.storycast.stage.gate;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.storycast.stage.StageFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices, from what this process sees, that a dependency is down.
 *
 * <p>A story that fails again and again counts once while others succeed or are being worked on: it
 * may be the story, and then it is to become a dead letter without stopping the others.
 */
final class Detector {

  private final BreakerSettings settings;
  private final CircuitBreaker window;
  private final Map<String, Instant> failed = new HashMap<>();
  private final Map<String, Instant> misconfigured = new HashMap<>();
  private @Nullable Instant badSince;

  /**
   * @param clock the clock that the instants given to it come from
   */
  Detector(String dependency, BreakerSettings settings, Clock clock) {
    this.settings = settings;
    this.window =
        CircuitBreaker.of(
            dependency,
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) Math.max(1, settings.window().toSeconds()))
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failureRate())
                .clock(clock)
                .build());
  }

  synchronized void succeeded() {
    badSince = null;
    misconfigured.clear(); // with these settings it can be done
    window.onSuccess(0, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes in a transient failure.
   *
   * @param story which story it was
   * @return since when the dependency is down, if it is
   */
  synchronized Optional<Instant> failed(
      String story, StageFailure failure, Instant at, Others others) {
    forget(at);
    boolean again = failed.put(story, at) != null;
    if (again && !others.tellNothingSince(at.minus(settings.window()))) {
      return Optional.empty();
    }
    if (badSince == null) {
      badSince = at;
    }
    window.onError(0, TimeUnit.MILLISECONDS, failure);
    return window.getState() == CircuitBreaker.State.OPEN
        ? Optional.of(earliest(failed.values(), badSince))
        : Optional.empty();
  }

  /** Takes in a configuration failure; one is enough unless others show that it is the story. */
  synchronized Optional<Instant> misconfigured(String story, Instant at, Others others) {
    forget(at);
    misconfigured.put(story, at);
    boolean alone = misconfigured.size() == 1;
    return alone && !others.tellNothingSince(at.minus(settings.window()))
        ? Optional.empty()
        : Optional.of(earliest(misconfigured.values(), at));
  }

  /** When the present bad spell began, if there is one. */
  synchronized Optional<Instant> badSince() {
    return Optional.ofNullable(badSince);
  }

  /** The dependency is up again: what was before says nothing any more. */
  synchronized void reset() {
    window.reset();
    failed.clear();
    misconfigured.clear();
    badSince = null;
  }

  private void forget(Instant now) {
    Instant old = now.minus(settings.window());
    failed.values().removeIf(at -> at.isBefore(old));
    misconfigured.values().removeIf(at -> at.isBefore(old));
  }

  private static Instant earliest(Collection<Instant> instants, Instant otherwise) {
    return instants.stream()
        .reduce(otherwise, (first, second) -> first.isBefore(second) ? first : second);
  }
}
