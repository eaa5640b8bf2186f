package io.storycast.scheduler.console.jobs;

import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobOrder;
import io.storycast.scheduler.jobs.Regeneration;

/** Which orders a job's status allows. */
record Allowed(boolean cancel, boolean retry, boolean regenerate) {

  static Allowed of(Job job) {
    return new Allowed(
        allows(new JobOrder.Cancel(), job),
        allows(new JobOrder.Retry(), job),
        allows(new JobOrder.Regenerate(Regeneration.ofStory(GenerationOptions.DEFAULTS)), job));
  }

  private static boolean allows(JobOrder order, Job job) {
    return JobCommands.allows(order).contains(job.status());
  }
}
