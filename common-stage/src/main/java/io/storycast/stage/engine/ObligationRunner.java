package io.storycast.stage.engine;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.Fact;
import io.storycast.contracts.Headers;
import io.storycast.contracts.Message;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.stage.Stage.Handler;
import io.storycast.stage.StageFailure;
import io.storycast.stage.Step;
import io.storycast.stage.engine.Detours.Dropped;
import io.storycast.stage.engine.Detours.PutBack;
import io.storycast.stage.engine.Detours.WorkFailed;
import io.storycast.stage.engine.Gate.Permit;
import io.storycast.stage.engine.InFlight.Running;
import io.storycast.stage.engine.Outlet.NotSentException;
import io.storycast.stage.engine.Outlet.TooLargeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one obligation: find the recorded result or work for it, record it, emit it.
 *
 * <p>A crash anywhere leaves the obligation in place; the next execution finds what was recorded
 * and goes on from there.
 */
final class ObligationRunner {

  private final String stage;
  private final String source;
  private final Results results;
  private final Outlet outlet;
  private final Gate gate;
  private final RetryPolicy policy;
  private final Failures failures;
  private final InFlight inFlight;
  private final StageJournal journal;
  private final WorkSteps steps;
  private final Clock clock;

  ObligationRunner(StageContext context, Results results, Outlet outlet, InFlight inFlight) {
    this.stage = context.stage().name();
    this.source = "/storycast/" + context.stage().service();
    this.results = results;
    this.outlet = outlet;
    this.gate = context.gate();
    this.policy = new RetryPolicy(context.retry(), RandomGenerator.getDefault());
    this.failures = new Failures(context, policy, outlet, inFlight);
    this.inFlight = inFlight;
    this.journal = context.journal();
    this.steps = new WorkSteps(stage, context.tracing());
    this.clock = context.clock();
  }

  /** Executes the obligation with its handler. */
  <I extends Fact> Next run(Handler<I> handler, Obligation found) {
    Outcome outcome = started(found.forgiven(gate::wasDown));
    try (Step step = outcome.step()) {
      return run(handler, outcome);
    }
  }

  private <I extends Fact> Next run(Handler<I> handler, Outcome outcome) {
    I inbound;
    try {
      inbound = read(handler, outcome.obligation());
    } catch (UnreadableEventException e) {
      // Landing read the same bytes: another version of this service landed it.
      StageFailure failure = StageFailure.of(e.reason(), e.sentence());
      return logged(outcome, null, () -> failures.giveUp(outcome, failure));
    }
    return logged(outcome, inbound, () -> execute(handler, inbound, outcome));
  }

  /** What happens to an obligation whose process died while it worked on it. */
  Next abandoned(Obligation obligation) {
    Outcome outcome = started(obligation.abandonedAt(clock.instant()));
    try (Step step = outcome.step()) {
      return logged(outcome, null, () -> afterAbandonment(outcome));
    }
  }

  private Next afterAbandonment(Outcome outcome) {
    int times = outcome.obligation().abandoned();
    if (policy.givesUpAbandoned(times)) {
      String sentence = "The process died %d times while it worked on this.".formatted(times);
      return failures.giveUp(outcome, StageFailure.of(ReasonCode.ABANDONED, sentence));
    }
    journal.takenOver(outcome);
    return new Next.Again(Duration.ZERO, outcome.obligation());
  }

  private Outcome started(Obligation obligation) {
    Instant now = clock.instant();
    Step step = steps.execution(obligation);
    return new Outcome(
        obligation.at(step.context()),
        obligation.step() == null,
        now,
        Duration.between(obligation.landedAt(), now),
        step);
  }

  private Next logged(Outcome outcome, @Nullable Fact fact, Supplier<Next> execution) {
    try (LogKeys keys = LogKeys.of(stage, outcome, fact)) {
      return execution.get();
    }
  }

  private <I extends Fact> I read(Handler<I> handler, Obligation obligation)
      throws UnreadableEventException {
    return handler.fact().cast(EventCodec.read(handler.eventType(), obligation.record().value()));
  }

  private <I extends Fact> Next execute(Handler<I> handler, I inbound, Outcome outcome) {
    try (Running running = inFlight.begin(inbound, outcome)) {
      try {
        Optional<Message> result = resultOf(handler, inbound, running);
        FailPoints.reach("before-emit");
        result.ifPresent(message -> emit(message, outcome));
        FailPoints.reach("after-emit");
        journal.fulfilled(outcome, result.isPresent(), running.inCalls());
        return Next.DONE;
      } catch (Dropped e) {
        journal.dropped(outcome, e.why);
        return Next.DONE;
      } catch (PutBack e) {
        journal.putBack(outcome);
        return new Next.Again(e.delay, outcome.obligation());
      } catch (NotSentException e) {
        return failures.emitLater(outcome, e);
      } catch (TooLargeException e) {
        return failures.giveUp(outcome, StageFailure.of(ReasonCode.RECORD_TOO_LARGE, tooLarge(e)));
      } catch (WorkFailed e) {
        return failures.after(outcome, running, e.permit, e.failure);
      } catch (RuntimeException e) {
        return failures.after(outcome, running, e);
      }
    }
  }

  private <I extends Fact> Optional<Message> resultOf(
      Handler<I> handler, I inbound, Running running) {
    Results.Known known =
        results.find(inbound.scenarioId(), inbound.revision(), running.jobAttempt());
    checkWanted(known);
    if (known.result().isPresent()) {
      return known.result();
    }
    Optional<? extends Fact> fact = perform(handler, inbound, running);
    running.settle();
    return fact.map(result -> recorded(result, running));
  }

  private <I extends Fact> Optional<? extends Fact> perform(
      Handler<I> handler, I inbound, Running running) {
    Permit permit =
        switch (gate.admit(running.story())) {
          case Gate.Admitted(Permit given) -> given;
          case Gate.NotNow(Duration delay) -> throw new PutBack(delay);
        };
    try {
      Optional<? extends Fact> fact = handler.work().perform(inbound, running);
      permit.succeeded();
      return fact;
    } catch (RuntimeException e) {
      throw new WorkFailed(permit, e);
    }
  }

  /** Records the result; where another one was recorded first, that one counts. */
  private Message recorded(Fact result, Running running) {
    Message message = EventCodec.write(result, source);
    FailPoints.reach("before-record");
    if (results.record(result.scenarioId(), result.revision(), running.jobAttempt(), message)) {
      FailPoints.reach("after-record");
      return message;
    }
    Results.Known known =
        results.find(result.scenarioId(), result.revision(), running.jobAttempt());
    checkWanted(known);
    return known.result().orElseThrow();
  }

  /**
   * A later revision makes an earlier one moot: emitting the earlier one again would make it the
   * last word on a compacted topic.
   */
  private static void checkWanted(Results.Known known) {
    if (known.cancelled()) {
      throw new Dropped(StageJournal.Drop.CANCELLED);
    }
    if (known.superseded()) {
      throw new Dropped(StageJournal.Drop.SUPERSEDED);
    }
  }

  private void emit(Message result, Outcome outcome) {
    try (Step sending = steps.emission(outcome, result)) {
      int attempt = outcome.obligation().record().attempt();
      outlet.send(
          OutboundRecord.of(
              result
                  .with(Headers.ATTEMPT, Integer.toString(attempt))
                  .with(Headers.TRACEPARENT, sending.context().header())));
    }
  }

  /** The result stays recorded: once the topic takes it, a replay sends it without new work. */
  private static String tooLarge(TooLargeException e) {
    return "The result is too large to send: "
        + e.getMessage()
        + " Raise the limit and replay, or shorten what it was made from.";
  }
}
