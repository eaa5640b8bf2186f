package io.storycast.scheduler.deadletters;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.jobtable.Transactions;
import java.util.List;
import java.util.Map;

/** What a person may do about dead letters besides replaying them, written to the audit log. */
public final class LetterCommands {

  private final Transactions transactions;
  private final Letters letters;
  private final ReplayTasks tasks;
  private final AuditLog audit;

  public LetterCommands(
      Transactions transactions, Letters letters, ReplayTasks tasks, AuditLog audit) {
    this.transactions = transactions;
    this.letters = letters;
    this.tasks = tasks;
    this.audit = audit;
  }

  /**
   * Puts letters aside.
   *
   * @param written the filter as the person wrote it
   * @return how many of each reason code
   */
  public Map<String, Long> discard(
      LetterFilter filter, Map<String, Object> written, String reason, String by) {
    return transactions.inOne(
        () -> {
          Map<String, Long> byReason = letters.discard(filter, reason);
          long count = byReason.values().stream().mapToLong(Long::longValue).sum();
          audit.record(
              new Order(
                  by,
                  "dead-letters.discard",
                  "dead-letters",
                  reason,
                  Map.of("filter", written, "count", count, "byReason", byReason)));
          return byReason;
        });
  }

  /**
   * Puts one letter aside.
   *
   * @return whether its state allowed it
   */
  public boolean discard(String id, String reason, String by) {
    return transactions.inOne(
        () -> {
          boolean done = !letters.discard(LetterFilter.ofIds(List.of(id)), reason).isEmpty();
          if (done) {
            audit.record(
                new Order(by, "dead-letters.discard", "dead-letter/" + id, reason, Map.of()));
          }
          return done;
        });
  }

  /**
   * Puts a discarded letter back.
   *
   * @return whether it was discarded
   */
  public boolean undoDiscard(String id, String by) {
    return transactions.inOne(
        () -> {
          boolean done = letters.undoDiscard(id);
          if (done) {
            audit.record(
                new Order(by, "dead-letters.undo-discard", "dead-letter/" + id, "", Map.of()));
          }
          return done;
        });
  }

  /** Has all dead-letter topics read from the start again. */
  public void rebuild(String by) {
    transactions.inOne(
        () -> {
          tasks.rebuild(by);
          audit.record(new Order(by, "dead-letters.rebuild", "dead-letters", "", Map.of()));
          return true;
        });
  }
}
