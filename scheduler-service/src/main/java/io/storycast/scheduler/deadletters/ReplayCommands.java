package io.storycast.scheduler.deadletters;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.jobtable.Transactions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person may do about replays; each order is written to the audit log as it is given. */
public final class ReplayCommands {

  private static final Set<ReplayState> ACTIVE =
      EnumSet.of(ReplayState.RUNNING, ReplayState.WAITING_FOR_CANARY);

  private final Transactions transactions;
  private final Replays replays;
  private final ReplayTasks tasks;
  private final AuditLog audit;

  public ReplayCommands(
      Transactions transactions, Replays replays, ReplayTasks tasks, AuditLog audit) {
    this.transactions = transactions;
    this.replays = replays;
    this.tasks = tasks;
    this.audit = audit;
  }

  /** What came of an order about a replay. */
  public sealed interface Outcome {

    /** It was done; the replay as it is now. */
    record Done(Replay replay) implements Outcome {}

    /** No replay has this id. */
    record NoSuchReplay() implements Outcome {}

    /** The replay's state does not allow it; nothing changed. */
    record WrongState(Replay replay) implements Outcome {}
  }

  /**
   * Orders a replay.
   *
   * @param editedValue to be sent instead of the original value; null for the original
   * @return the replay, or empty when no letter can be sent; then nothing changed
   */
  public Optional<Replay> start(
      LetterFilter filter, Replay.Order order, byte @Nullable [] editedValue) {
    if (replays.preview(filter, order.force()).count() == 0) {
      return Optional.empty();
    }
    return Optional.of(transactions.inOne(() -> create(filter, order, editedValue)));
  }

  private Replay create(LetterFilter filter, Replay.Order order, byte @Nullable [] editedValue) {
    Replay replay = replays.create(filter, order, editedValue);
    tasks.start(replay.id());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("filter", order.filter());
    details.put("count", replay.counts().total());
    details.put("rate", order.rate());
    details.put("canary", order.canary());
    details.put("force", order.force());
    record(replay, order.by(), "dead-letters.replay", details);
    if (editedValue != null) {
      record(replay, order.by(), "dead-letters.edit", Map.of("filter", order.filter()));
    }
    return replay;
  }

  /** Sends nothing more for now; the slice that is on its way arrives. */
  public Outcome pause(String id, String by) {
    return change(id, by, ACTIVE, ReplayState.PAUSED, "pause", "Paused by %s.".formatted(by));
  }

  /** Goes on after a pause. */
  public Outcome resume(String id, String by) {
    return change(id, by, EnumSet.of(ReplayState.PAUSED), ReplayState.RUNNING, "resume", null);
  }

  /** Sends nothing more, for good; the slice that is on its way arrives. */
  public Outcome abort(String id, String by) {
    Set<ReplayState> allowed = EnumSet.copyOf(ACTIVE);
    allowed.add(ReplayState.PAUSED);
    return change(id, by, allowed, ReplayState.ABORTED, "abort", "Aborted by %s.".formatted(by));
  }

  private Outcome change(
      String id,
      String by,
      Set<ReplayState> allowed,
      ReplayState state,
      String action,
      @Nullable String reason) {
    return transactions.inOne(
        () -> {
          Replay replay = replays.lock(id).orElse(null);
          if (replay == null) {
            return new Outcome.NoSuchReplay();
          }
          if (!allowed.contains(replay.state())) {
            return new Outcome.WrongState(replay);
          }
          replays.change(id, state, reason);
          tasks.wake(id);
          record(replay, by, "dead-letters.replay." + action, Map.of());
          return new Outcome.Done(replays.find(id).orElseThrow());
        });
  }

  private void record(Replay replay, String by, String action, Map<String, Object> details) {
    audit.record(new Order(by, action, "replay/" + replay.id(), replay.order().note(), details));
  }
}
