package io.storycast.stage.gate;

import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.BreakerState;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.stage.gate.Breaker.Closed;
import io.storycast.stage.gate.Breaker.HalfOpen;
import io.storycast.stage.gate.Breaker.Open;
import io.storycast.stage.gate.Breaker.Outage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the stage may work, at one moment.
 *
 * @param breakers by dependency
 * @param order the latest, if there ever was one
 * @param elsewhere pauses that come from neither, such as a spent budget
 * @param lastSuccess when a result was last recorded by any process
 * @param working obligations that living processes have in hand
 */
public record Standing(
    Map<String, Breaker> breakers,
    Optional<StageControl> order,
    List<Pause> elsewhere,
    Instant lastSuccess,
    int working) {

  public Standing {
    breakers = Map.copyOf(breakers);
    elsewhere = List.copyOf(elsewhere);
  }

  Standing with(Breaker changed) {
    Map<String, Breaker> more = new TreeMap<>(breakers);
    more.merge(changed.dependency(), changed, (a, b) -> a.version() > b.version() ? a : b);
    return new Standing(more, order, elsewhere, lastSuccess, working);
  }

  Standing with(List<Pause> pausesElsewhere) {
    return new Standing(breakers, order, pausesElsewhere, lastSuccess, working);
  }

  Breaker breaker(String dependency) {
    return breakers.getOrDefault(dependency, Breaker.unknown(dependency));
  }

  /** Whether no further work may begin. */
  boolean standsStill() {
    return ordered() || !elsewhere.isEmpty() || anyOpen();
  }

  /** Whether work begins gently, because a dependency was down. */
  boolean recovers() {
    return !standsStill() && !halfOpen().isEmpty();
  }

  /** The breakers that let a few through. */
  Collection<Breaker> halfOpen() {
    return breakers.values().stream().filter(one -> one.phase() instanceof HalfOpen).toList();
  }

  /** How many obligations may be taken up. */
  public int room() {
    if (standsStill()) {
      return 0;
    }
    return halfOpen().stream()
        .flatMap(breaker -> breaker.probing().stream())
        .mapToInt(probing -> Math.max(0, probing.allowed() - probing.granted()))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** Everything that keeps the stage from working freely, people's orders first. */
  public List<Pause> pauses() {
    List<Pause> pauses = new ArrayList<>();
    order
        .filter(latest -> latest.action() == Action.PAUSE)
        .map(Standing::pause)
        .ifPresent(pauses::add);
    new TreeMap<>(breakers)
        .forEach(
            (dependency, breaker) ->
                breaker.outage().map(outage -> pause(dependency, outage)).ifPresent(pauses::add));
    pauses.addAll(elsewhere);
    return pauses;
  }

  /** The breakers as a report tells them, by the name of the dependency. */
  public List<StageStatus.Breaker> reportedBreakers() {
    return new TreeMap<>(breakers).values().stream().map(Standing::reported).toList();
  }

  private static StageStatus.Breaker reported(Breaker breaker) {
    return switch (breaker.phase()) {
      case Closed() -> reported(breaker, BreakerState.CLOSED, null);
      case Open(Outage outage) -> reported(breaker, BreakerState.OPEN, outage.probeAt());
      case HalfOpen half -> reported(breaker, BreakerState.HALF_OPEN, null);
    };
  }

  private static StageStatus.Breaker reported(
      Breaker breaker, BreakerState state, @Nullable Instant probeAt) {
    return new StageStatus.Breaker(breaker.dependency(), state, breaker.changedAt(), probeAt);
  }

  /** Whether it stands still, or goes slowly, for the same reasons as another one. */
  public boolean isLike(Standing other) {
    List<Pause> mine = pauses();
    List<Pause> others = other.pauses();
    return standsStill() == other.standsStill()
        && mine.size() == others.size()
        && IntStream.range(0, mine.size()).allMatch(i -> isTheSame(mine.get(i), others.get(i)));
  }

  /** The words and times of a pause may change while it lasts. */
  static boolean isTheSame(Pause a, Pause b) {
    return a.cause() == b.cause()
        && Objects.equals(a.dependency(), b.dependency())
        && Objects.equals(a.reasonCode(), b.reasonCode())
        && Objects.equals(a.by(), b.by());
  }

  private boolean ordered() {
    return order.filter(latest -> latest.action() == Action.PAUSE).isPresent();
  }

  private boolean anyOpen() {
    return breakers.values().stream().anyMatch(breaker -> breaker.phase() instanceof Open);
  }

  private static Pause pause(StageControl order) {
    return new Pause(
        Cause.OPERATOR, null, null, order.reason(), order.by(), order.orderedAt(), null);
  }

  private static Pause pause(String dependency, Outage outage) {
    return new Pause(
        outage.cause(),
        dependency,
        outage.reasonCode(),
        outage.message(),
        null,
        outage.since(),
        outage.probeAt());
  }
}
