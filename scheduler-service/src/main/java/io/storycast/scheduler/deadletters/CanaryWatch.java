package io.storycast.scheduler.deadletters;

import io.storycast.scheduler.deadletters.ReplayItems.Canary;
import io.storycast.scheduler.jobtable.Transactions;
import java.time.Duration;

/** Decides, once the canary is sent, whether the rest of a replay may follow. */
public final class CanaryWatch {

  private final Replays replays;
  private final ReplayItems items;
  private final Transactions transactions;
  private final Duration patience;
  private final Duration wait;

  /**
   * @param patience how long to wait for outcomes before a person is asked
   * @param wait how long a canary whose success nobody tells must not come back
   */
  public CanaryWatch(
      Replays replays,
      ReplayItems items,
      Transactions transactions,
      Duration patience,
      Duration wait) {
    this.replays = replays;
    this.items = items;
    this.transactions = transactions;
    this.patience = patience;
    this.wait = wait;
  }

  /**
   * Looks at the canary, and changes the replay's state as its outcome asks.
   *
   * @return whether something was decided
   */
  boolean decided(Replay replay) {
    Canary canary = items.canary(replay.id(), wait);
    if (canary.sameCause() > 0) {
      return change(replay, ReplayState.STOPPED, false, diedAgain(replay, canary));
    }
    if (canary.otherCause() > 0) {
      return change(
          replay,
          ReplayState.PAUSED,
          true,
          "%d of the %d canaries died of another cause than before: %s Look at it, then resume or abort."
              .formatted(canary.otherCause(), replay.order().canary(), canary.sample()));
    }
    if (canary.failed() > 0) {
      return change(
          replay,
          ReplayState.PAUSED,
          true,
          "%d of the %d canaries could not be sent: %s Resume to send the rest, or abort."
              .formatted(canary.failed(), replay.order().canary(), canary.sample()));
    }
    if (canary.undecided() == 0) {
      return change(replay, ReplayState.RUNNING, true, "The canary was good.");
    }
    if (canary.sinceLastSent().filter(since -> since.compareTo(patience) > 0).isPresent()) {
      return change(replay, ReplayState.PAUSED, true, undecided(replay, canary));
    }
    return waiting(replay);
  }

  private static String diedAgain(Replay replay, Canary canary) {
    return "%d of the %d canaries died again of the same cause: %s Nothing more was sent."
        .formatted(canary.sameCause(), replay.order().canary(), canary.sample());
  }

  private String undecided(Replay replay, Canary canary) {
    return "%d of the %d canaries have no outcome after %d s. Look whether their stage works, then resume to send the rest, or abort."
        .formatted(canary.undecided(), replay.order().canary(), patience.toSeconds());
  }

  private boolean waiting(Replay replay) {
    if (replay.state() == ReplayState.RUNNING) {
      change(
          replay, ReplayState.WAITING_FOR_CANARY, false, "The outcome of the canary is awaited.");
    }
    return false;
  }

  /** A person who paused or aborted meanwhile was right. */
  private boolean change(Replay replay, ReplayState state, boolean canaryOver, String reason) {
    return transactions.inOne(
        () -> {
          boolean unchanged =
              replays.lock(replay.id()).map(Replay::state).stream()
                  .anyMatch(replay.state()::equals);
          if (unchanged) {
            replays.change(replay.id(), state, reason);
          }
          if (unchanged && canaryOver) {
            items.endCanary(replay.id());
          }
          return true;
        });
  }
}
