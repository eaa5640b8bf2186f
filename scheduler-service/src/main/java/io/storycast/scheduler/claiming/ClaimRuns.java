package io.storycast.scheduler.claiming;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of the past. Runs by jobs that were asked for one by one are not among them. */
public interface ClaimRuns {

  /**
   * Writes a run down.
   *
   * @param by who began it, for people
   */
  void record(ClaimRun run, String by);

  /**
   * The newest first.
   *
   * @param before only runs with a lower id; null from the newest
   */
  List<Past> latest(@Nullable Long before, int limit);

  /**
   * A run.
   *
   * @param by who began it: {@code schedule}, {@code request} or {@code console} and a name
   * @param most how many it was allowed to claim
   * @param refused jobs that failed at the claim
   * @param backfilled jobs added for new scenarios before it
   * @param shortfall why it claimed fewer than that
   * @param first the first of the claimed jobs
   */
  record Past(
      long id,
      Instant at,
      String by,
      int most,
      int claimed,
      int republished,
      int refused,
      int backfilled,
      Optional<Shortfall> shortfall,
      List<ClaimedJob> first) {}

  /** A job that a run claimed. */
  record ClaimedJob(String id, String slug) {}
}
