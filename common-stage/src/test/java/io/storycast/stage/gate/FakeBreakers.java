package io.storycast.stage.gate;

import io.storycast.contracts.StageControl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the processes of a stage share, in memory. */
final class FakeBreakers implements Breakers {

  private final SettableClock clock;
  private final Map<String, Breaker> breakers = new TreeMap<>();
  Instant lastSuccess = Instant.EPOCH;
  int working = 1;
  boolean due;
  boolean away;
  @Nullable StageControl order;

  FakeBreakers(SettableClock clock) {
    this.clock = clock;
  }

  @Override
  public Standing look() {
    failIfAway();
    return new Standing(breakers, Optional.ofNullable(order), List.of(), lastSuccess, working);
  }

  @Override
  public Change change(String dependency, Transition change) {
    failIfAway();
    Breaker before = breakers.getOrDefault(dependency, Breaker.unknown(dependency));
    Breaker after = change.apply(before, clock.instant());
    breakers.put(dependency, after);
    return new Change(before, after);
  }

  @Override
  public boolean workIsDue(Duration within) {
    return due;
  }

  Breaker breaker(String dependency) {
    return breakers.getOrDefault(dependency, Breaker.unknown(dependency));
  }

  private void failIfAway() {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
  }
}
