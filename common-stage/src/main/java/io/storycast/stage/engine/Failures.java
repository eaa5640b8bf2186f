package io.storycast.stage.engine;

import io.storycast.contracts.FailureClass;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.Gate.Permit;
import io.storycast.stage.engine.Gate.Try;
import io.storycast.stage.engine.Gate.Verdict;
import io.storycast.stage.engine.InFlight.Running;
import io.storycast.stage.engine.Obligation.Failed;
import io.storycast.stage.engine.Outlet.NotSentException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What becomes of an obligation whose execution failed: another try, or a dead letter. */
final class Failures {

  private final Gate gate;
  private final RetryPolicy policy;
  private final DeadLetters deadLetters;
  private final Outlet outlet;
  private final InFlight inFlight;
  private final StageJournal journal;
  private final Clock clock;

  Failures(StageContext context, RetryPolicy policy, Outlet outlet, InFlight inFlight) {
    this.gate = context.gate();
    this.policy = policy;
    this.deadLetters = context.deadLetters();
    this.outlet = outlet;
    this.inFlight = inFlight;
    this.journal = context.journal();
    this.clock = context.clock();
  }

  /** After the work failed. */
  Next after(Outcome outcome, Running running, Permit permit, RuntimeException e) {
    running.settle();
    if (running.wasCancelled() || inFlight.stopping()) {
      permit.released();
      return interrupted(outcome, running);
    }
    StageFailure failure = classified(e);
    Instant now = clock.instant();
    Try failed =
        new Try(
            running.story(),
            failure,
            outcome.obligation().history(),
            now,
            policy.givesUp(failure.failureClass(), outcome.obligation().tries() + 1));
    return judged(outcome, failure, now, permit.failed(failed));
  }

  /** After something around the work failed, such as the database. */
  Next after(Outcome outcome, Running running, RuntimeException e) {
    running.settle();
    return running.wasCancelled() || inFlight.stopping()
        ? interrupted(outcome, running)
        : judged(outcome, classified(e), clock.instant(), Verdict.OWN);
  }

  /** The record is given back to a dead-letter topic. */
  Next giveUp(Outcome outcome, StageFailure failure) {
    try {
      deadLetters.send(outcome.obligation(), failure, outlet);
    } catch (NotSentException e) {
      return emitLater(outcome, e);
    }
    journal.gaveUp(outcome, failure);
    return Next.DONE;
  }

  /** What there is to send is safe; only the broker was not there. No try is used up. */
  Next emitLater(Outcome outcome, NotSentException e) {
    journal.notEmitted(outcome, e);
    return new Next.Again(policy.emissionDelay(), outcome.obligation());
  }

  private Next interrupted(Outcome outcome, Running running) {
    if (running.wasCancelled()) {
      journal.dropped(outcome, StageJournal.Drop.CANCELLED);
      return Next.DONE;
    }
    journal.released(outcome);
    return new Next.Again(Duration.ZERO, outcome.obligation());
  }

  private Next judged(Outcome outcome, StageFailure failure, Instant now, Verdict verdict) {
    if (failure.failureClass() == FailureClass.OUTAGE) {
      return heldBack(outcome, failure);
    }
    boolean counts = verdict.counts() && policy.counts(failure.failureClass());
    Failed failed =
        new Failed(
            outcome.startedAt(),
            Duration.between(outcome.startedAt(), now).toMillis(),
            failure.reason().code(),
            failure.message(),
            counts,
            failure.dependency().orElse(null));
    Outcome after = outcome.with(outcome.obligation().failed(failed).forgiven(gate::wasDown));
    int tries = after.obligation().tries();
    if (verdict.counts() && policy.givesUp(failure.failureClass(), tries)) {
      return giveUp(after, failure);
    }
    Duration delay = policy.delay(failure, tries);
    Duration wait = delay.compareTo(verdict.notBefore()) < 0 ? verdict.notBefore() : delay;
    journal.failed(after, failure, wait);
    return new Next.Again(wait, after.obligation());
  }

  /**
   * Nothing went wrong with it: it does not get into the history, where it would displace what did.
   */
  private Next heldBack(Outcome outcome, StageFailure failure) {
    journal.heldBack(outcome, failure);
    Obligation obligation = outcome.obligation();
    return new Next.Again(policy.delay(failure, obligation.tries()), obligation);
  }

  private static StageFailure classified(RuntimeException e) {
    return e instanceof StageFailure known
        ? known
        : StageFailure.of(ReasonCode.UNEXPECTED, e.toString()).causedBy(e);
  }
}
