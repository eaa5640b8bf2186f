package io.storycast.scheduler.console.overview;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the last day went. */
public interface Trends {

  /** Each of the last 24 hours, the oldest first, the present one last. */
  List<Hour> hours();

  /** How each stage did in the last 24 hours. */
  List<StageRecord> stages();

  /** Why attempts failed in the last 24 hours, the most frequent first. */
  List<Cause> causes();

  /**
   * @param ready stories that became ready
   * @param failedAttempts attempts that ended with a dead letter
   * @param medianMs from the claim to the ready story; null when none became ready
   * @param slowMs 95 of 100 were faster
   */
  record Hour(
      Instant start,
      long ready,
      long failedAttempts,
      @Nullable Long medianMs,
      @Nullable Long slowMs) {}

  /**
   * @param done pieces of work that were finished
   * @param failed pieces of work the stage gave up on
   */
  record StageRecord(String stage, long done, long failed) {

    /** The share that was finished; null when nothing was decided. */
    public @Nullable Double successRate() {
      long decided = done + failed;
      return decided == 0 ? null : (double) done / decided;
    }
  }

  /** A reason code and how often it was given. */
  record Cause(String code, String stage, long count) {}
}
