package io.storycast.scheduler.jobs;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The job table as the projection and the commands change it. A fact of another revision than the
 * job's changes nothing; a fact may come several times and in any order.
 */
public interface Jobs {

  Optional<Job> find(String jobId);

  /** The job, locked until the transaction ends. */
  Optional<Job> lock(String jobId);

  /** The job of a scenario, locked until the transaction ends. */
  Optional<Job> lockOfScenario(String scenarioId);

  /**
   * The text exists: the job moves on to the audio stage, unless it is further already.
   *
   * @return the job, or empty when the fact is not of its revision
   */
  Optional<Job> storyGenerated(StoryGenerated fact, @Nullable String traceId);

  /**
   * The narration is in the bucket: the job moves on to the storage stage.
   *
   * @return the job, or empty when the fact is not of its revision
   */
  Optional<Job> audioUploaded(AudioUploaded fact, @Nullable String traceId);

  /**
   * The story is ready: the job succeeded, whatever its status was, because the content tables say
   * so.
   *
   * @return the job, or empty when it had succeeded before or the fact is not of its revision
   */
  Optional<Job> succeed(StoryReady fact, @Nullable String traceId);

  /** The attempt failed; another may begin after the delay. */
  void requeue(Job job, Failure failure, Duration delay);

  /** The attempt failed, and no other follows. */
  void fail(Job job, Failure failure);

  /** A person stopped the job, for this reason. */
  Job cancel(Job job, String reason);

  /**
   * A person wants another round of attempts. The next claim begins a new revision if the
   * scenario's text changed.
   */
  Job retry(Job job);

  /** A person wants a new revision. What the job wished for before stays, unless it is changed. */
  Job regenerate(Job job, Regeneration wanted);

  /**
   * Why an attempt failed.
   *
   * @param stage the stage that gave up
   * @param reasonCode the code of a {@link io.storycast.contracts.ReasonCode}
   * @param message a sentence for people
   */
  record Failure(String stage, String reasonCode, String message) {}
}
