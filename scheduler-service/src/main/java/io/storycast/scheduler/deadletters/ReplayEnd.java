package io.storycast.scheduler.deadletters;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.jobtable.Transactions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is left to do when a replay is over: its letters are free again, and the log tells. */
public final class ReplayEnd {

  private static final Logger log = LoggerFactory.getLogger(ReplayEnd.class);

  private final Replays replays;
  private final ReplayItems items;
  private final AuditLog audit;
  private final Transactions transactions;

  public ReplayEnd(Replays replays, ReplayItems items, AuditLog audit, Transactions transactions) {
    this.replays = replays;
    this.items = items;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Every letter had its turn: the replay is finished, unless a person was faster. */
  void finish(String replayId) {
    transactions.inOne(
        () -> {
          boolean runs =
              replays.lock(replayId).map(Replay::state).stream()
                  .anyMatch(
                      state ->
                          state == ReplayState.RUNNING || state == ReplayState.WAITING_FOR_CANARY);
          if (runs && !items.anyUnsent(replayId)) {
            replays.change(replayId, ReplayState.FINISHED, null);
          }
          return runs;
        });
  }

  /** The replay is over, in whatever way. */
  void of(Replay replay) {
    transactions.inOne(
        () -> {
          items.skipRest(
              replay.id(),
              Objects.requireNonNullElse(replay.stateReason(), "The replay was over."));
          audit.record(
              new Order(
                  replay.order().by(),
                  "dead-letters.replay.finished",
                  "replay/" + replay.id(),
                  replay.order().note(),
                  outcome(replay.id())));
          return true;
        });
  }

  private Map<String, Object> outcome(String replayId) {
    Replay replay = replays.find(replayId).orElseThrow();
    Replay.Counts counts = replay.counts();
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("state", replay.state().code());
    outcome.put("total", counts.total());
    outcome.put("sent", counts.sent());
    outcome.put("failed", counts.failed());
    outcome.put("skipped", counts.skipped());
    outcome.put("troubles", replays.troubles(replayId));
    log.atInfo()
        .addKeyValue("replayId", replayId)
        .addKeyValue("sent", counts.sent())
        .addKeyValue("failed", counts.failed())
        .addKeyValue("skipped", counts.skipped())
        .log("Replay {}", replay.state().code());
    return outcome;
  }
}
