package io.storycast.scheduler.console.runs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the scheduler's own tasks run. */
public interface Timetable {

  /** The task that claims jobs on the schedule. */
  String GENERATION = "generation-run";

  /** The recurring tasks, over all instances. */
  List<Entry> entries();

  /**
   * One task.
   *
   * @param next when it is due; null when never
   * @param runningOn the instance that runs it now; null when none does
   * @param lastFailure when it last failed; null when it did not since it last succeeded
   */
  record Entry(
      String task,
      @Nullable Instant next,
      @Nullable String runningOn,
      @Nullable Instant lastSuccess,
      @Nullable Instant lastFailure,
      int failuresInARow) {}
}
