package io.storycast.scheduler.jobs;

import io.storycast.scheduler.assets.Asset;
import io.storycast.scheduler.history.RecordedEvent;
import io.storycast.scheduler.jobtable.JobEvent.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known about one job.
 *
 * @param events the newest first, at most {@link #MOST_EVENTS}
 * @param attempts the newest first, as far as these events reach back
 * @param progress of each stage
 * @param costs what each stage paid for the present revision, where its facts tell it
 * @param recipe what the present revision is made from
 * @param assets the files of the present revision
 */
public record JobDetail(
    Job job,
    List<PastAttempt> attempts,
    List<StageProgress> progress,
    Map<String, Money> costs,
    Recipe recipe,
    List<RecordedEvent> events,
    List<Asset> assets) {

  /** How many events are read; {@link io.storycast.scheduler.history.JobHistory} has the rest. */
  public static final int MOST_EVENTS = 200;

  static JobDetail of(
      Job job,
      List<RecordedEvent> newestFirst,
      List<Asset> assets,
      Optional<Recipe.Prompt> prompt) {
    return new JobDetail(
        job,
        Attempts.of(newestFirst.reversed()),
        StageProgress.of(job),
        Costs.of(job, newestFirst),
        Recipe.of(job, prompt, newestFirst),
        newestFirst,
        assets);
  }
}
