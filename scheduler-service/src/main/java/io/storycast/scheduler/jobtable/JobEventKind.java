package io.storycast.scheduler.jobtable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may happen to a job. */
public enum JobEventKind {
  /** Somebody asked for it, or a scenario without a story was found. */
  CREATED(JobStatus.QUEUED),
  /** An attempt began. */
  CLAIMED(JobStatus.RUNNING),
  /** The same attempt was published once more, because its lock had expired. */
  REPUBLISHED(JobStatus.RUNNING),
  /** The text exists. */
  STORY_GENERATED(null),
  /** The narration is in the bucket. */
  AUDIO_UPLOADED(null),
  /** The story is ready; the job succeeded. */
  STORY_READY(JobStatus.SUCCEEDED),
  /** A stage gave up on the running attempt; a requeue or the failure follows. */
  DEAD_LETTERED(null),
  /** Another attempt will follow. */
  REQUEUED(JobStatus.QUEUED),
  /** No other attempt follows. */
  FAILED(JobStatus.FAILED),
  /** A person stopped it. */
  CANCELLED(JobStatus.CANCELLED),
  /** A person wants another round of attempts. */
  RETRIED(JobStatus.QUEUED),
  /** A person wants a new revision. */
  REGENERATED(JobStatus.QUEUED);

  private final @Nullable JobStatus after;

  JobEventKind(@Nullable JobStatus after) {
    this.after = after;
  }

  /** The name in the table and in the API, for example {@code story-generated}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The status it leaves the job in, if it changes the status. */
  public Optional<JobStatus> statusAfter() {
    return Optional.ofNullable(after);
  }

  /** The kind with this code, if there is one. */
  public static Optional<JobEventKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
