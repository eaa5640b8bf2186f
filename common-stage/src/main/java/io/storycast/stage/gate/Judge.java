package io.storycast.stage.gate;

import io.storycast.contracts.FailureClass;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.Gate.Try;
import io.storycast.stage.engine.Gate.Verdict;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.engine.Obligation.Failed;
import io.storycast.stage.gate.Breaker.Failure;
import io.storycast.stage.gate.Breaker.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds out whose fault a failure is: the story's, or a dependency's. */
final class Judge {

  private final SharedStanding shared;
  private final Detectors detectors;
  private final BreakerSettings settings;
  private final InFlight inFlight;

  Judge(SharedStanding shared, Detectors detectors, BreakerSettings settings, InFlight inFlight) {
    this.shared = shared;
    this.detectors = detectors;
    this.settings = settings;
    this.inFlight = inFlight;
  }

  /** What a failure of a dependency says about it; empty for the story's own failures. */
  static Optional<Failure> of(StageFailure failure) {
    return failure
        .dependency()
        .flatMap(dependency -> cause(failure.failureClass()))
        .map(
            cause ->
                new Failure(
                    cause,
                    failure.reason().code(),
                    failure.message(),
                    failure.retryAfter().orElse(Duration.ZERO)));
  }

  /** Our own rate limit or budget is nobody's outage; what the story is made of is the story's. */
  private static Optional<Cause> cause(FailureClass failureClass) {
    return switch (failureClass) {
      case TRANSIENT -> Optional.of(Cause.OUTAGE);
      case CONFIGURATION -> Optional.of(Cause.CONFIGURATION);
      case OUTAGE, CONTENT, PERMANENT -> Optional.empty();
    };
  }

  /** Judges a failure of work that began while the dependency was thought to be up. */
  Verdict failed(String dependency, Failure failure, Try failed) {
    Breaker known = shared.breaker(dependency);
    if (!known.closed()) {
      return notItsFault(known);
    }
    Detector detector = detectors.of(dependency);
    Others others = others();
    Optional<Instant> downSince =
        failure.cause() == Cause.CONFIGURATION
            ? detector.misconfigured(failed.story(), failed.failedAt(), others)
            : detector.failed(failed.story(), failed.failure(), failed.failedAt(), others);
    if (downSince.isPresent()) {
      return open(dependency, failure, downSince.get());
    }
    return failed.last() ? lastWord(dependency, failure, failed) : Verdict.OWN;
  }

  /** Judges a failure of work that was let through to see whether the dependency is back. */
  Verdict failedProbe(String dependency, long round, Failure failure, Try failed) {
    Breaker known = shared.breaker(dependency);
    boolean suspect =
        known
            .outage()
            .map(Outage::openedAt)
            .filter(
                opened ->
                    failed.history().stream().anyMatch(one -> probed(one, dependency, opened)))
            .isPresent();
    return notItsFault(
        shared
            .change(
                dependency,
                (breaker, now) -> breaker.failed(round, suspect, failure, settings, now))
            .after());
  }

  private static boolean probed(Failed earlier, String dependency, Instant opened) {
    return dependency.equals(earlier.dependency()) && !earlier.at().isBefore(opened);
  }

  /**
   * Before a story is given up for a dependency's sake: it dies only if another one succeeded while
   * it failed. Where nobody else is there to tell, the dependency is taken to be down.
   */
  private Verdict lastWord(String dependency, Failure failure, Try failed) {
    shared.refresh();
    Breaker known = shared.breaker(dependency);
    if (!known.closed()) {
      return notItsFault(known);
    }
    Instant first = firstFailure(dependency, failed);
    Others others = others();
    if (others.succeededSince(first)) {
      return Verdict.OWN;
    }
    return others.working()
        ? new Verdict(false, settings.outage().longest())
        : open(dependency, failure, first);
  }

  private Verdict open(String dependency, Failure failure, Instant since) {
    return notItsFault(
        shared
            .change(dependency, (breaker, now) -> breaker.opened(failure, since, settings, now))
            .after());
  }

  private static Instant firstFailure(String dependency, Try failed) {
    return failed.history().stream()
        .filter(earlier -> earlier.counted() && dependency.equals(earlier.dependency()))
        .map(Failed::endedAt)
        .findFirst()
        .orElse(failed.failedAt());
  }

  private Others others() {
    Optional<Standing> standing = shared.known();
    Instant shown = standing.map(Standing::lastSuccess).orElse(Instant.EPOCH);
    Instant here = detectors.lastSuccess();
    int workingHere = inFlight.count(); // the one that failed is among them
    int workingAnywhere = standing.map(Standing::working).orElse(0);
    return new Others(
        here.isAfter(shown) ? here : shown, Math.max(workingHere, workingAnywhere) > 1);
  }

  private static Verdict notItsFault(Breaker breaker) {
    return new Verdict(false, breaker.outage().map(Outage::pause).orElse(Duration.ZERO));
  }
}
