package io.storycast.scheduler.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a job, as its events tell it.
 *
 * @param number attempts of the job so far, over all revisions
 * @param claimedAt null when the history no longer reaches back to it
 * @param endedAt null while it runs
 * @param stage where it ended, or works now
 * @param errorCode why it failed
 * @param error why it failed, for people
 * @param stages the stages it passed, in their order
 */
public record PastAttempt(
    int number,
    int revision,
    @Nullable Instant claimedAt,
    @Nullable Instant endedAt,
    Ending ending,
    @Nullable String stage,
    @Nullable String errorCode,
    @Nullable String error,
    List<StageTime> stages) {

  /** How an attempt ended. */
  public enum Ending {
    /** It has not. */
    RUNNING,
    SUCCEEDED,
    /** It failed; another one followed. */
    REQUEUED,
    /** It failed, and with it the job. */
    FAILED,
    CANCELLED
  }

  /**
   * A stage that was passed.
   *
   * @param from when the stage before was done
   * @param workMs milliseconds of work the stage tells of; a result that was found again took none
   *     in this attempt
   */
  public record StageTime(
      String stage, @Nullable Instant from, Instant until, @Nullable Long workMs) {}
}
