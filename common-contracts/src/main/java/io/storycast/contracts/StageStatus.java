package io.storycast.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of a stage reports about itself.
 *
 * @param instance unique per process start
 * @param reason why it does not run, in one sentence; null while it runs
 * @param inFlight obligations being worked on by this instance
 * @param concurrency how many it may work on at once
 * @param pauses everything that makes the stage stand still or go gently; null from older services
 * @param backlog what waits in the whole stage, equal from every instance; null when unknown
 * @param spending what the whole stage spent today; null for a stage that pays nothing
 * @param breakers of each dependency that ever failed, as all instances share them; null when
 *     unknown
 * @param limits how often the stage may call its provider; null when there is no limit
 */
public record StageStatus(
    String stage,
    String instance,
    State state,
    @Nullable String reason,
    int inFlight,
    int concurrency,
    Instant reportedAt,
    @Nullable List<Pause> pauses,
    @Nullable Backlog backlog,
    @Nullable Spending spending,
    @Nullable List<Breaker> breakers,
    @Nullable Limits limits)
    implements Event {

  /** A report without breakers and limits, as services made it before they told of these. */
  public StageStatus(
      String stage,
      String instance,
      State state,
      @Nullable String reason,
      int inFlight,
      int concurrency,
      Instant reportedAt,
      @Nullable List<Pause> pauses,
      @Nullable Backlog backlog,
      @Nullable Spending spending) {
    this(
        stage,
        instance,
        state,
        reason,
        inFlight,
        concurrency,
        reportedAt,
        pauses,
        backlog,
        spending,
        null,
        null);
  }

  /** The instance's state. */
  public enum State {
    RUNNING,
    /** A dependency came back: a few obligations at a time are let through. */
    RECOVERING,
    PAUSED,
    STOPPED
  }

  /** What a pause comes from. */
  public enum Cause {
    /** A person ordered it. */
    OPERATOR,
    /** A dependency is down. */
    OUTAGE,
    /** A dependency refuses the credentials, the model or the account. */
    CONFIGURATION,
    /** The money of the day is spent. */
    BUDGET
  }

  /**
   * One reason to stand still.
   *
   * @param dependency the dependency it is about, for example {@code language-model}; null for an
   *     order and a budget
   * @param reasonCode the code of a {@link ReasonCode}; null for an order
   * @param message a sentence for people
   * @param by who ordered it; null otherwise
   * @param retryAt when it is looked at again; null when only a person can end it
   */
  public record Pause(
      Cause cause,
      @Nullable String dependency,
      @Nullable String reasonCode,
      String message,
      @Nullable String by,
      Instant since,
      @Nullable Instant retryAt) {}

  /**
   * @param waiting obligations nobody works on, retries included
   * @param oldestWaitingSeconds age of the oldest of them since it landed; 0 when none waits
   * @param ages how many of them are how old; null from services that do not tell
   */
  public record Backlog(long waiting, double oldestWaitingSeconds, @Nullable Ages ages) {

    /** A backlog whose ages are not told. */
    public Backlog(long waiting, double oldestWaitingSeconds) {
      this(waiting, oldestWaitingSeconds, null);
    }
  }

  /** How many pieces of work have waited for how long. */
  public record Ages(long underOneMinute, long underTenMinutes, long underOneHour, long older) {}

  /**
   * @param dependency for example {@code language-model}
   * @param state what its breaker does
   * @param since when it became that
   * @param probeAt when an open one is tried again; null otherwise
   */
  public record Breaker(
      String dependency, BreakerState state, Instant since, @Nullable Instant probeAt) {}

  /** What a breaker does. */
  public enum BreakerState {
    /** Calls go through. */
    CLOSED,
    /** Nobody calls. */
    OPEN,
    /** A few try whether the dependency is back. */
    HALF_OPEN
  }

  /**
   * @param requestsPerMinute over all instances; null for any number
   * @param unitsPerMinute tokens or characters over all instances; null for any number
   */
  public record Limits(@Nullable Integer requestsPerMinute, @Nullable Integer unitsPerMinute) {}

  /**
   * @param today spent on the present UTC day
   * @param softLimit warned from here on; null when there is none
   * @param hardLimit nothing is bought from here on; null when there is none
   * @param currency ISO 4217
   */
  public record Spending(
      BigDecimal today,
      @Nullable BigDecimal softLimit,
      @Nullable BigDecimal hardLimit,
      String currency) {}

  @Override
  public String key() {
    return stage + "/" + instance;
  }
}
