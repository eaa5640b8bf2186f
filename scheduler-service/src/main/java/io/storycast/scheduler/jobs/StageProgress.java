package io.storycast.scheduler.jobs;

import io.storycast.scheduler.jobtable.JobStage;
import io.storycast.scheduler.jobtable.JobStatus;
import java.util.Arrays;
import java.util.List;

/**
 * How far one stage is with the present revision.
 *
 * @param weight its share of the whole work, in percent
 */
public record StageProgress(JobStage stage, int weight, State state) {

  /** What a stage does about a job. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /** The parts of a job, in their order; the weights of those done add up to its progress. */
  static List<StageProgress> of(Job job) {
    return Arrays.stream(JobStage.values())
        .map(stage -> new StageProgress(stage, weight(stage), state(job, stage)))
        .toList();
  }

  private static int weight(JobStage stage) {
    return switch (stage) {
      case STORY -> 40;
      case AUDIO -> 50;
      case STORAGE -> 10;
    };
  }

  private static State state(Job job, JobStage stage) {
    JobStage present = present(job);
    if (job.status() == JobStatus.SUCCEEDED || stage.compareTo(present) < 0) {
      return State.DONE;
    }
    if (stage != present) {
      return State.WAITING;
    }
    return switch (job.status()) {
      case QUEUED -> State.WAITING;
      case RUNNING -> State.RUNNING;
      case FAILED -> State.FAILED;
      case CANCELLED -> State.CANCELLED;
      case SUCCEEDED -> State.DONE;
    };
  }

  /** The first stage whose result is not there. */
  private static JobStage present(Job job) {
    if (job.result().audioUrl() != null) {
      return JobStage.STORAGE;
    }
    return job.result().storyTitle() == null ? JobStage.STORY : JobStage.AUDIO;
  }
}
