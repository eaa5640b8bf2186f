package io.storycast.stage.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One log line with fixed keys, and the meters, for each outcome of an execution. */
public final class StageJournal {

  private static final Logger LOG = LoggerFactory.getLogger("io.storycast.stage");

  private static final String NO_REASON = "none";

  private static final Duration[] OVERHEAD_BUCKETS = {
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(6),
    Duration.ofSeconds(12),
    Duration.ofSeconds(30)
  };

  private final String stage;
  private final MeterRegistry meters;
  private final Clock clock;

  public StageJournal(String stage, MeterRegistry meters, Clock clock) {
    this.stage = stage;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * @param inCalls how much of the time went to calls to others
   */
  void fulfilled(Outcome outcome, boolean emitted, Duration inCalls) {
    measure(outcome, "fulfilled", NO_REASON);
    Timer.builder("storycast.stage.overhead")
        .description("Time of fulfilled executions without that of calls to providers")
        .serviceLevelObjectives(OVERHEAD_BUCKETS)
        .tag("stage", stage)
        .register(meters)
        .record(elapsed(outcome).minus(inCalls));
    line(Level.INFO, outcome).log(emitted ? "Done, emitted" : "Done, nothing to emit yet");
  }

  /** Why work is dropped without an error. */
  enum Drop {
    CANCELLED("the job was cancelled"),
    SUPERSEDED("a later revision has its result");

    private final String sentence;

    Drop(String sentence) {
      this.sentence = sentence;
    }
  }

  void dropped(Outcome outcome, Drop why) {
    measure(outcome, why.name().toLowerCase(Locale.ROOT), NO_REASON);
    line(Level.INFO, outcome).log("Dropped: {}", why.sentence);
  }

  void released(Outcome outcome) {
    measure(outcome, "released", NO_REASON);
    line(Level.INFO, outcome).log("Released: this process is stopping, another one takes over");
  }

  /** The stage stands still: the obligation waits, and no line tells it for each. */
  void putBack(Outcome outcome) {
    measure(outcome, "put-back", NO_REASON);
  }

  /** Our own limits held the work back; the calls' meters tell how often. */
  void heldBack(Outcome outcome, StageFailure failure) {
    measure(outcome, "held-back", failure.reason().code());
  }

  void takenOver(Outcome outcome) {
    measure(outcome, "abandoned", "abandoned");
    line(Level.WARN, outcome)
        .addKeyValue("abandoned", outcome.obligation().abandoned())
        .log("Taken over: the process that worked on it died");
  }

  void notEmitted(Outcome outcome, RuntimeException e) {
    measure(outcome, "not-emitted", NO_REASON);
    line(Level.WARN, outcome)
        .log("Not emitted yet, the broker did not confirm; trying again: {}", e.getMessage());
  }

  void failed(Outcome outcome, StageFailure failure, Duration delay) {
    measure(outcome, "failed", failure.reason().code());
    reasons(line(Level.WARN, outcome), failure)
        .addKeyValue("retryInMs", delay.toMillis())
        .log("Failed, will try again: {}", failure.message());
  }

  /** A record became a dead letter. */
  void gaveUp(Outcome outcome, StageFailure failure) {
    measure(outcome, "gave-up", failure.reason().code());
    countDeadLetter(failure);
    reasons(line(Level.ERROR, outcome), failure).log("Gave up: {}", failure.message());
  }

  /** A record never became an obligation. */
  public void refused(InboundRecord record, StageFailure failure) {
    countDeadLetter(failure);
    try (LogKeys keys = LogKeys.of(stage, record)) {
      reasons(LOG.atLevel(Level.ERROR), failure).log("Refused a record: {}", failure.message());
    }
  }

  /** A record cannot be dead-lettered now; nothing behind it is taken on until it can. */
  public void notRefusedYet(InboundRecord record, RuntimeException e) {
    try (LogKeys keys = LogKeys.of(stage, record)) {
      LOG.warn("A record waits for its dead letter to be sent; trying again: {}", e.getMessage());
    }
  }

  /** A record was left alone: it stays on its topic. */
  public void skipped(InboundRecord record, StageFailure failure) {
    try (LogKeys keys = LogKeys.of(stage, record)) {
      reasons(LOG.atLevel(Level.ERROR), failure).log("Skipped a record: {}", failure.message());
    }
  }

  private void countDeadLetter(StageFailure failure) {
    Counter.builder("storycast.stage.dead.letters")
        .description("Records this process gave up on")
        .tags("stage", stage, "reason", failure.reason().code())
        .register(meters)
        .increment();
  }

  private void measure(Outcome outcome, String what, String reason) {
    outcome.step().with("storycast.outcome", what);
    if (!reason.equals(NO_REASON)) {
      outcome.step().failed(reason);
    }
    Timer.builder("storycast.stage.execution")
        .description("One execution of an obligation, provider time included")
        .tags("stage", stage, "outcome", what, "reason", reason)
        .register(meters)
        .record(elapsed(outcome));
  }

  private Duration elapsed(Outcome outcome) {
    return Duration.between(outcome.startedAt(), clock.instant());
  }

  private LoggingEventBuilder line(Level level, Outcome outcome) {
    return LOG.atLevel(level)
        .addKeyValue("tries", outcome.obligation().tries())
        .addKeyValue("elapsedMs", elapsed(outcome).toMillis())
        .addKeyValue("waitedMs", outcome.waited().toMillis());
  }

  private static LoggingEventBuilder reasons(LoggingEventBuilder line, StageFailure failure) {
    LoggingEventBuilder reasoned = line.addKeyValue("reason", failure.reason().code());
    Throwable cause = failure.getCause();
    boolean unexplained = failure.reason() == ReasonCode.UNEXPECTED;
    return unexplained && cause != null ? reasoned.setCause(cause) : reasoned;
  }
}
