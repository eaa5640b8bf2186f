package io.storycast.scheduler.claiming;

import io.storycast.scheduler.jobtable.JobEvents;
import io.storycast.scheduler.jobtable.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims jobs within the caps and publishes them, each claim with its event in one transaction. */
public final class Claiming {

  private static final Logger log = LoggerFactory.getLogger(Claiming.class);

  private final Transactions transactions;
  private final JobQueue queue;
  private final Announcements announcements;
  private final ClaimRules rules;
  private final JobEvents events;
  private final ClaimRuns runs;

  public Claiming(
      Transactions transactions,
      JobQueue queue,
      Announcements announcements,
      ClaimRules rules,
      JobEvents events,
      ClaimRuns runs) {
    this.transactions = transactions;
    this.queue = queue;
    this.announcements = announcements;
    this.rules = rules;
    this.events = events;
    this.runs = runs;
  }

  /**
   * Claims up to {@code limit} jobs, and writes the run down. Jobs for new scenarios are added
   * before, unless enough jobs are due without them: to look for new scenarios takes seconds where
   * there are a million.
   *
   * @param by who claims, for people
   * @throws ContentTablesMissing when the content tables are not there
   */
  public ClaimRun run(int limit, String by) {
    int backfilled = queue.isDue(limit) ? 0 : backfill();
    return written(
        transactions.inOne(
            () -> {
              ClaimRun run = claimWithin(limit, by, anyUpTo(by)).withBackfilled(backfilled);
              runs.record(run, by);
              return run;
            }));
  }

  /** Publishes running jobs whose lock expired once more; claims nothing new. */
  public ClaimRun sweep(String by) {
    return claim(0, by, anyUpTo(by));
  }

  /**
   * Adds a job for every scenario without a story.
   *
   * @return how many were added
   * @throws ContentTablesMissing when the content tables are not there
   */
  public int backfill() {
    int added = queue.backfill();
    if (added > 0) {
      log.atInfo().addKeyValue("jobs", added).log("jobs added for scenarios without a story");
    }
    return added;
  }

  /**
   * Claims these queued jobs at once, as far as the caps leave room.
   *
   * @param by who claims, for people
   * @throws ContentTablesMissing when the content tables are not there
   */
  public ClaimRun claimThese(Collection<String> jobIds, String by) {
    int limit = jobIds.size();
    return claim(limit, by, allowed -> queue.claimThese(jobIds, allowed, by));
  }

  private IntFunction<List<Pick>> anyUpTo(String by) {
    return allowed -> queue.claim(allowed, rules.lockTtl(), by);
  }

  private ClaimRun claim(int limit, String by, IntFunction<List<Pick>> pick) {
    return written(transactions.inOne(() -> claimWithin(limit, by, pick)));
  }

  private static ClaimRun written(ClaimRun run) {
    ClaimLog.write(run);
    return run;
  }

  private ClaimRun claimWithin(int limit, String by, IntFunction<List<Pick>> pick) {
    Room room = queue.lockRoom();
    int allowed = room.within(rules, limit);
    List<Pick> picks = pick.apply(allowed);
    Announcements.Made made = announcements.announce(picks);
    int begun = made.claimed().size();
    queue.count(begun);
    events.record(ClaimEvents.of(made, by));
    Optional<Shortfall> shortfall =
        Shortfall.of(
            limit,
            allowed,
            begun + made.refused().size(),
            made.refused().size(),
            room.tightest(rules));
    return new ClaimRun(
        limit, 0, made.claimed(), made.republished(), made.refused(), room.after(begun), shortfall);
  }
}
