package io.storycast.scheduler.jobs;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.jobs.JobCommands.Outcome;
import io.storycast.scheduler.jobs.JobCommands.Who;
import io.storycast.scheduler.jobs.JobSearch.Filter;
import io.storycast.scheduler.jobtable.Transactions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One order about every job that matches a filter, a few jobs in each transaction. */
public final class BulkOrders {

  /** Most jobs that one call may change. */
  public static final int MOST = 10_000;

  private static final int BATCH = 100;

  private final Transactions transactions;
  private final JobSearch search;
  private final JobCommands commands;
  private final AuditLog audit;

  public BulkOrders(
      Transactions transactions, JobSearch search, JobCommands commands, AuditLog audit) {
    this.transactions = transactions;
    this.search = search;
    this.commands = commands;
    this.audit = audit;
  }

  /**
   * What came of it.
   *
   * @param changed jobs that the order was carried out on
   * @param skipped jobs that changed meanwhile, or have no text to read
   * @param remaining jobs that match and could be given the order now
   */
  public record Result(int changed, int skipped, long remaining) {}

  /** How many jobs the order would be given to; changes nothing. */
  public long preview(JobOrder order, Filter filter) {
    return search.countAmong(filter, JobCommands.allows(order));
  }

  /**
   * Gives the order to up to {@code limit} matching jobs. What was done stays done if a later
   * transaction fails.
   */
  public Result give(JobOrder order, Filter filter, int limit, Who who) {
    int changed = 0;
    int skipped = 0;
    String after = null;
    List<String> ids = next(order, filter, after, limit);
    while (!ids.isEmpty()) {
      int done = giveAll(order, ids, who);
      changed += done;
      skipped += ids.size() - done;
      after = ids.getLast();
      ids = next(order, filter, after, limit - changed - skipped);
    }
    Result result = new Result(changed, skipped, preview(order, filter));
    audit.record(
        new Order(who.by(), order.action() + ".bulk", "jobs", who.reason(), told(filter, result)));
    return result;
  }

  private List<String> next(JobOrder order, Filter filter, @Nullable String after, int left) {
    return left <= 0
        ? List.of()
        : search.ids(filter, JobCommands.allows(order), after, Math.min(BATCH, left));
  }

  private int giveAll(JobOrder order, List<String> ids, Who who) {
    return transactions.inOne(
        () -> {
          int done = 0;
          for (String id : ids) {
            done += commands.give(order, id, who) instanceof Outcome.Done ? 1 : 0;
          }
          return done;
        });
  }

  private static Map<String, Object> told(Filter filter, Result result) {
    return Map.of(
        "filter", filter.toString(), "changed", result.changed(), "skipped", result.skipped());
  }
}
