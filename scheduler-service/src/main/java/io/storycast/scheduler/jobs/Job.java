package io.storycast.scheduler.jobs;

import io.storycast.scheduler.jobtable.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the job table.
 *
 * @param stage the stage that works on it or gave up; null before the first claim
 * @param priority higher goes first
 */
public record Job(
    String id,
    String scenarioId,
    String slug,
    JobStatus status,
    @Nullable String stage,
    int revision,
    int priority,
    Attempts attempts,
    Times times,
    Result result) {

  /**
   * How often it was tried, and what came of it.
   *
   * @param count attempts claimed so far, over all revisions
   * @param forgiven how many of them a retry by a person does not count any more
   * @param nextAt when a queued job may be claimed
   */
  public record Attempts(
      int count,
      int forgiven,
      Instant nextAt,
      @Nullable Instant lastAt,
      @Nullable String lastErrorCode,
      @Nullable String lastError) {

    /** How many attempts count against MAX_ATTEMPTS. */
    public int counted() {
      return count - forgiven;
    }
  }

  /**
   * When what happened.
   *
   * @param started first claim of the revision
   * @param locked last news of a running job
   */
  public record Times(
      Instant created,
      Instant updated,
      @Nullable Instant started,
      @Nullable Instant finished,
      @Nullable Instant locked,
      @Nullable String lockedBy) {}

  /**
   * What the facts told about this revision; null is not known, or not yet. Durations are
   * milliseconds.
   *
   * @param traceId the W3C trace of the last fact
   */
  public record Result(
      @Nullable String storyTitle,
      @Nullable String audioUrl,
      @Nullable Long durationMs,
      @Nullable Long storyMs,
      @Nullable Long synthesisMs,
      @Nullable Long uploadMs,
      @Nullable Integer promptTokens,
      @Nullable Integer completionTokens,
      @Nullable Long speechCharacters,
      @Nullable String traceId) {}

  /** How much is done, 0 to 100: the text counts 40, the narration 50, the tables 10. */
  public int progress() {
    if (status == JobStatus.SUCCEEDED) {
      return 100;
    }
    if (result.audioUrl() != null) {
      return 90;
    }
    return result.storyTitle() != null ? 40 : 0;
  }
}
