package io.storycast.scheduler.claiming;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The job table as claiming sees it. */
public interface JobQueue {

  /**
   * Adds a job for every scenario that has neither a story nor a job. A story that exists counts
   * even without audio: it may be the site's own, and is not ours to write again.
   *
   * @return how many jobs were added
   * @throws ContentTablesMissing when the content tables are not there
   */
  int backfill();

  /** Whether so many jobs are due that a scenario without a job would not have its turn yet. */
  boolean isDue(int jobs);

  /**
   * The room, exact until the transaction ends: other claims wait for it. Needs an open
   * transaction.
   */
  Room lockRoom();

  /** The room as it is now; it may change at once. */
  Room room();

  /**
   * Claims up to {@code limit} queued jobs whose time has come, and every running job whose lock is
   * older than {@code lockTtl}. Jobs that somebody else is changing are left for the next time.
   *
   * @param by who claims, for people
   * @return jobs whose lock expired first, then new claims in the order of their turn
   */
  List<Pick> claim(int limit, Duration lockTtl, String by);

  /** Claims those of these jobs that are queued and due, up to {@code limit}. */
  List<Pick> claimThese(Collection<String> jobIds, int limit, String by);

  /** Counts {@code claimed} more generations for the present UTC day. */
  void count(int claimed);

  /** The job's text changed: it starts over with the next revision and the scenario's slug. */
  Pick beginRevision(Pick pick, String slug);

  /** The job fails. */
  void refuse(Pick pick, Refusal refusal);

  /**
   * What {@link #backfill} and then {@link #claim} would claim now.
   *
   * @throws ContentTablesMissing when the content tables are not there
   */
  List<Candidate> candidates(int limit);
}
