package io.storycast.stage.gate;

import io.storycast.stage.engine.Gate.Permit;
import io.storycast.stage.engine.Gate.Try;
import io.storycast.stage.engine.Gate.Verdict;
import io.storycast.stage.gate.Breaker.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to work on a story once, and what this process owes the half-open breakers for it. */
final class StagePermit implements Permit {

  private static final Logger LOG = LoggerFactory.getLogger(StagePermit.class);

  private final SharedStanding shared;
  private final Detectors detectors;
  private final Judge judge;
  private final BreakerSettings settings;
  private final Map<String, Long> rounds;

  /**
   * @param rounds the round in which each half-open breaker granted it, by dependency
   */
  StagePermit(
      SharedStanding shared,
      Detectors detectors,
      Judge judge,
      BreakerSettings settings,
      Map<String, Long> rounds) {
    this.shared = shared;
    this.detectors = detectors;
    this.judge = judge;
    this.settings = settings;
    this.rounds = Map.copyOf(rounds);
  }

  @Override
  public void succeeded() {
    detectors.succeeded();
    rounds.forEach(
        (dependency, round) ->
            quietly(
                () ->
                    shared.change(
                        dependency, (breaker, now) -> breaker.succeeded(round, settings, now))));
  }

  @Override
  public Verdict failed(Try failed) {
    Optional<Failure> failure = Judge.of(failed.failure());
    String dependency = failure.flatMap(of -> failed.failure().dependency()).orElse("");
    rounds.forEach(
        (granted, round) -> {
          if (!granted.equals(dependency)) {
            release(granted, round);
          }
        });
    return failure.map(of -> judged(dependency, of, failed)).orElse(Verdict.OWN);
  }

  @Override
  public void released() {
    rounds.forEach(this::release);
  }

  private Verdict judged(String dependency, Failure failure, Try failed) {
    Long round = rounds.get(dependency);
    try {
      return round == null
          ? judge.failed(dependency, failure, failed)
          : judge.failedProbe(dependency, round, failure, failed);
    } catch (RuntimeException e) {
      LOG.debug("The breaker of {} cannot be reached; the failure is not counted", dependency, e);
      return new Verdict(false, Duration.ZERO);
    }
  }

  private void release(String dependency, long round) {
    quietly(() -> shared.change(dependency, (breaker, now) -> breaker.released(round, now)));
  }

  /** A grant that cannot be given back now is reclaimed when the database is back. */
  private static void quietly(Runnable change) {
    try {
      change.run();
    } catch (RuntimeException e) {
      LOG.debug("A breaker cannot be reached", e);
    }
  }
}
