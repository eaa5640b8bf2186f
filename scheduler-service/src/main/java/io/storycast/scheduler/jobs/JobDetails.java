package io.storycast.scheduler.jobs;

import io.storycast.scheduler.history.JobHistory;
import java.util.Optional;

/** Puts together what is known about one job. */
public final class JobDetails {

  private final Jobs jobs;
  private final JobHistory history;

  public JobDetails(Jobs jobs, JobHistory history) {
    this.jobs = jobs;
    this.history = history;
  }

  /** The job with this id and its history. */
  public Optional<JobDetail> find(String jobId) {
    return jobs.find(jobId)
        .map(
            job ->
                JobDetail.of(job, history.ofJob(job.id(), Long.MAX_VALUE, JobDetail.MOST_EVENTS)));
  }
}
