package io.storycast.scheduler.jobtable;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job. Unknown is null.
 *
 * @param attempt attempts of the job so far, over all revisions
 * @param stage the stage it is about
 * @param code why: the code of a {@link io.storycast.contracts.ReasonCode}
 * @param message why, for people
 * @param by who ordered or claimed it, for people
 * @param elapsedMs milliseconds of work; for {@code story-ready}, since the revision was claimed
 * @param cost what the stage paid for it
 * @param details whatever else is worth showing, as JSON
 */
public record JobEvent(
    String jobId,
    int revision,
    int attempt,
    JobEventKind kind,
    @Nullable String stage,
    @Nullable String code,
    @Nullable String message,
    @Nullable String by,
    @Nullable Long elapsedMs,
    @Nullable Money cost,
    Map<String, Object> details) {

  public JobEvent {
    details = Map.copyOf(details);
  }

  /**
   * An amount of money.
   *
   * @param currency ISO 4217 code
   */
  public record Money(BigDecimal amount, String currency) {}

  /** An event that tells nothing more yet. */
  public static JobEvent of(String jobId, int revision, int attempt, JobEventKind kind) {
    return new JobEvent(
        jobId, revision, attempt, kind, null, null, null, null, null, null, Map.of());
  }

  public JobEvent inStage(@Nullable String theStage) {
    return new JobEvent(
        jobId, revision, attempt, kind, theStage, code, message, by, elapsedMs, cost, details);
  }

  public JobEvent because(@Nullable String theCode, @Nullable String theMessage) {
    return new JobEvent(
        jobId, revision, attempt, kind, stage, theCode, theMessage, by, elapsedMs, cost, details);
  }

  public JobEvent by(String whom) {
    return new JobEvent(
        jobId, revision, attempt, kind, stage, code, message, whom, elapsedMs, cost, details);
  }

  public JobEvent took(long milliseconds) {
    return new JobEvent(
        jobId, revision, attempt, kind, stage, code, message, by, milliseconds, cost, details);
  }

  public JobEvent costing(@Nullable Money price) {
    return new JobEvent(
        jobId, revision, attempt, kind, stage, code, message, by, elapsedMs, price, details);
  }

  public JobEvent with(Map<String, Object> more) {
    return new JobEvent(
        jobId, revision, attempt, kind, stage, code, message, by, elapsedMs, cost, more);
  }
}
