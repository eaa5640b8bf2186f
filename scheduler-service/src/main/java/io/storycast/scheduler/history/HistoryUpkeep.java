package io.storycast.scheduler.history;

import java.time.Duration;

/** Keeps the history small, and what is read from it fast. */
public interface HistoryUpkeep {

  /** Measures the activity of the last minutes anew, and folds the counters of the jobs. */
  void rollUp();

  /**
   * Removes events older than {@code age}, and of each job all but the newest {@code mostPerJob}.
   */
  void trim(Duration age, int mostPerJob);
}
