package io.storycast.scheduler.requests;

import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.jobtable.JobStatus;

/** The job table, as requests add to it. Called inside a transaction. */
public interface WantedJobs {

  /** Whether the scenario has a job. */
  boolean exists(String scenarioId);

  /** Adds a queued job for the scenario, or finds and locks the one it has. */
  Standing addOrLock(String scenarioId, String slug, int priority);

  /** Raises the priority of a queued job; a lower one changes nothing. */
  void raise(String jobId, int priority);

  /** Keeps what the job asks for beyond the defaults. */
  void wish(String jobId, GenerationOptions options);

  /**
   * A job as it stands.
   *
   * @param created whether it was just added
   * @param fresh whether no attempt was ever begun
   */
  record Standing(String jobId, int revision, JobStatus status, boolean created, boolean fresh) {}
}
