package io.storycast.stage.gate;

import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.Backlog;
import io.storycast.contracts.StageStatus.Limits;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StageStatus.Spending;
import io.storycast.contracts.StageStatus.State;
import io.storycast.stage.engine.InFlight;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one instance has to report. What cannot be found out now is left out. */
public final class StatusReport {

  private static final Logger LOG = LoggerFactory.getLogger(StatusReport.class);

  private final Instance instance;
  private final SharedStanding shared;
  private final InFlight inFlight;
  private final Supplier<Backlog> backlog;
  private final Supplier<Optional<Spending>> spending;
  private final Clock clock;

  /**
   * Who reports.
   *
   * @param limits how often the stage may call its provider; null when there is no limit
   */
  public record Instance(String stage, String name, int concurrency, @Nullable Limits limits) {}

  /**
   * @param backlog asks the database, and fails when that is away
   * @param spending likewise
   */
  public StatusReport(
      Instance instance,
      SharedStanding shared,
      InFlight inFlight,
      Supplier<Backlog> backlog,
      Supplier<Optional<Spending>> spending,
      Clock clock) {
    this.instance = instance;
    this.shared = shared;
    this.inFlight = inFlight;
    this.backlog = backlog;
    this.spending = spending;
    this.clock = clock;
  }

  /** How the instance is now. */
  public StageStatus now() {
    return shared
        .known()
        .map(
            standing ->
                of(
                    state(standing),
                    standing.pauses().stream().findFirst().map(Pause::message).orElse(null),
                    standing))
        .orElseGet(() -> of(State.PAUSED, "It has not looked at the database yet.", null));
  }

  /** The last report of an instance that ends in good order. */
  public StageStatus stopped() {
    return of(State.STOPPED, "It was told to stop.", null);
  }

  private StageStatus of(State state, @Nullable String reason, @Nullable Standing standing) {
    return new StageStatus(
        instance.stage(),
        instance.name(),
        state,
        reason,
        inFlight.count(),
        instance.concurrency(),
        clock.instant(),
        standing == null ? List.of() : standing.pauses(),
        ifKnown(() -> Optional.of(backlog.get())).orElse(null),
        ifKnown(spending).orElse(null),
        standing == null ? null : standing.reportedBreakers(),
        instance.limits());
  }

  private static State state(Standing standing) {
    if (standing.standsStill()) {
      return State.PAUSED;
    }
    return standing.recovers() ? State.RECOVERING : State.RUNNING;
  }

  private static <T> Optional<T> ifKnown(Supplier<Optional<T>> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      LOG.debug("Left out of the stage's status", e);
      return Optional.empty();
    }
  }
}
