package io.storycast.stage.gate;

import io.storycast.contracts.StageStatus.Pause;
import io.storycast.stage.engine.Gate;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.gate.Breaker.Closed;
import io.storycast.stage.gate.Breaker.HalfOpen;
import io.storycast.stage.gate.Breaker.Open;
import io.storycast.stage.gate.Breaker.Probing;
import io.storycast.stage.gate.Breakers.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gate of one process: what it sees it tells the others, what they saw it goes by. */
public final class StageGate implements Gate {

  private static final Logger LOG = LoggerFactory.getLogger(StageGate.class);
  private static final long PUT_BACK_MS = 500;

  private final SharedStanding shared;
  private final Detectors detectors;
  private final Judge judge;
  private final BreakerSettings settings;
  private final Supplier<List<Pause>> elsewhere;
  private final Duration dead;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /**
   * @param elsewhere the pauses that come from neither orders nor breakers
   * @param dead after this time without a sign of life a process is dead
   */
  public StageGate(
      SharedStanding shared,
      Detectors detectors,
      BreakerSettings settings,
      InFlight inFlight,
      Supplier<List<Pause>> elsewhere,
      Duration dead) {
    this.shared = shared;
    this.detectors = detectors;
    this.judge = new Judge(shared, detectors, settings, inFlight);
    this.settings = settings;
    this.elsewhere = elsewhere;
    this.dead = dead;
    shared.onChange(this::forgetWhatIsOver);
  }

  /**
   * Looks at what the other processes found, and moves on what is due. Called about once a second.
   *
   * @param quiet a half-open breaker without work for this long is taken to be up
   * @throws RuntimeException when the database is away; what was known stands
   */
  public void look(Duration quiet) {
    Standing seen = shared.refresh();
    seen.breakers().values().forEach(breaker -> moveOn(breaker, seen.working(), quiet));
    shared.pausedElsewhere(elsewhere.get());
  }

  @Override
  public int room() {
    return shared.known().map(Standing::room).orElse(0);
  }

  @Override
  public Admission admit(String story) {
    Optional<Standing> standing = shared.known();
    if (standing.isEmpty() || standing.get().standsStill()) {
      return notNow();
    }
    Map<String, Long> rounds = new HashMap<>();
    for (Breaker breaker : standing.get().halfOpen()) {
      if (!isGranted(breaker.dependency(), rounds)) {
        permit(rounds).released();
        return notNow();
      }
    }
    return new Admitted(permit(rounds));
  }

  @Override
  public boolean wasDown(String dependency, Instant then) {
    return shared.breaker(dependency).wasDownAt(then);
  }

  private Permit permit(Map<String, Long> rounds) {
    return new StagePermit(shared, detectors, judge, settings, rounds);
  }

  private boolean isGranted(String dependency, Map<String, Long> rounds) {
    try {
      Change change = shared.change(dependency, Breaker::granted);
      if (change.happened()) {
        change
            .after()
            .probing()
            .map(Probing::round)
            .ifPresent(round -> rounds.put(dependency, round));
      }
      return change.happened() || change.after().closed();
    } catch (RuntimeException e) {
      LOG.debug("The breaker of {} cannot be reached; asking again", dependency, e);
      return false;
    }
  }

  private void moveOn(Breaker breaker, int working, Duration quiet) {
    String dependency = breaker.dependency();
    switch (breaker.phase()) {
      case Closed() -> {}
      case Open(Breaker.Outage outage) -> {
        earlierHere(dependency, outage)
            .ifPresent(since -> shared.change(dependency, (one, now) -> one.downSince(since)));
        shared.change(dependency, Breaker::probed);
      }
      case HalfOpen(Breaker.Outage outage, Probing probing) -> {
        if (probing.granted() > working) {
          shared.change(dependency, (one, now) -> one.reclaimed(working, dead, now));
        } else if (probing.granted() == 0 && !shared.workIsDue(quiet)) {
          shared.change(dependency, (one, now) -> one.idle(quiet, now));
        }
      }
    }
  }

  /** Whether it failed here before the process that opened the breaker noticed. */
  private Optional<Instant> earlierHere(String dependency, Breaker.Outage outage) {
    Instant longAgo = outage.since().minus(settings.window());
    return detectors
        .badSince(dependency)
        .filter(since -> since.isBefore(outage.since()) && since.isAfter(longAgo));
  }

  /** What a detector saw before and during an outage must not open the breaker again. */
  private void forgetWhatIsOver(Standing before, Standing now) {
    for (Breaker breaker : now.breakers().values()) {
      if (!before.breaker(breaker.dependency()).past().equals(breaker.past())) {
        detectors.reset(breaker.dependency());
      }
    }
  }

  private Admission notNow() {
    return new NotNow(Duration.ofMillis(PUT_BACK_MS + random.nextLong(PUT_BACK_MS)));
  }
}
