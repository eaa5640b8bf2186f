package io.storycast.stage.gate;

import io.storycast.contracts.StageStatus.Cause;
import java.time.Duration;

/**
 * When a dependency counts as down, and how it is tried again.
 *
 * @param window how far back calls are looked at
 * @param minimumCalls fewer calls in the window say nothing
 * @param failureRate per cent of failed calls from which on it is down
 * @param outage waits after an outage
 * @param configuration waits after a configuration failure: a person has to act first
 * @param successes of half-open probes after which it is up again
 */
public record BreakerSettings(
    Duration window,
    int minimumCalls,
    int failureRate,
    Waits outage,
    Waits configuration,
    int successes) {

  /**
   * @param first before the first probe; it doubles with each that fails
   * @param longest between two probes
   */
  public record Waits(Duration first, Duration longest) {

    Duration after(Duration wait) {
      Duration doubled = wait.multipliedBy(2);
      Duration atLeast = doubled.compareTo(first) < 0 ? first : doubled;
      return atLeast.compareTo(longest) > 0 ? longest : atLeast;
    }
  }

  Waits waits(Cause cause) {
    return cause == Cause.CONFIGURATION ? configuration : outage;
  }
}
