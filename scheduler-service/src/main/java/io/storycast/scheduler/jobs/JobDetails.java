package io.storycast.scheduler.jobs;

import io.storycast.scheduler.assets.Assets;
import io.storycast.scheduler.history.JobHistory;
import java.util.Optional;

/** Puts together what is known about one job. */
public final class JobDetails {

  private final Jobs jobs;
  private final JobHistory history;
  private final Assets assets;
  private final Recipe.Prompts prompts;

  public JobDetails(Jobs jobs, JobHistory history, Assets assets, Recipe.Prompts prompts) {
    this.jobs = jobs;
    this.history = history;
    this.assets = assets;
    this.prompts = prompts;
  }

  /** The job with this id and its history. */
  public Optional<JobDetail> find(String jobId) {
    return jobs.find(jobId)
        .map(
            job ->
                JobDetail.of(
                    job,
                    history.ofJob(job.id(), Long.MAX_VALUE, JobDetail.MOST_EVENTS),
                    assets.of(job.id(), job.revision()),
                    prompts.of(job)));
  }
}
