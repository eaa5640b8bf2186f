package io.storycast.scheduler.stages;

import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.stage.Publisher;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pauses and resumes stages: an order is kept, audited and published, or nothing of it happens. */
public final class Steering {

  private static final Logger log = LoggerFactory.getLogger(Steering.class);

  /** An order belongs to no job. */
  private static final int ATTEMPT = 1;

  private final Transactions transactions;
  private final StageOrders orders;
  private final AuditLog audit;
  private final Publisher publisher;

  public Steering(
      Transactions transactions, StageOrders orders, AuditLog audit, Publisher publisher) {
    this.transactions = transactions;
    this.orders = orders;
    this.audit = audit;
    this.publisher = publisher;
  }

  /**
   * Orders a stage to pause or to resume.
   *
   * @param by who orders it
   */
  public StageControl order(String stage, Action action, String reason, String by) {
    String verb = action.name().toLowerCase(Locale.ROOT);
    StageControl order =
        transactions.inOne(
            () -> {
              StageControl placed = orders.place(stage, action, reason, by);
              audit.record(new Order(by, "stage." + verb, "stage/" + stage, reason, Map.of()));
              publisher.publish(placed, ATTEMPT);
              return placed;
            });
    log.atInfo()
        .addKeyValue("stage", stage)
        .addKeyValue("by", by)
        .addKeyValue("reason", reason)
        .log("stage ordered to {}", verb);
    return order;
  }

  /**
   * Publishes the latest order of every stage once more, with the same id and the same bytes.
   *
   * <p>Publications are sent independently of each other, so of two quick orders for one stage the
   * older may reach the topic last and be the one that compaction keeps. The stages ignore an order
   * that is older than the one they know; a stage that starts anew, with an empty database, would
   * take it for the latest. Repeating the latest sets the topic right whatever happened to it, even
   * when it was lost.
   */
  public void repeat() {
    transactions.inOne(
        () -> {
          List<StageControl> latest = orders.latest();
          latest.forEach(order -> publisher.publish(order, ATTEMPT));
          return latest.size();
        });
  }
}
