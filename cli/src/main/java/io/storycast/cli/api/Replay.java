package io.storycast.cli.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay of dead letters and how far it is.
 *
 * @param state running, waiting-for-canary, paused, stopped, aborted or finished
 * @param stateReason why it is in this state
 * @param rate most letters sent in a second
 * @param canary how many are sent first, and watched; 0 for none
 * @param total how many were chosen when it was ordered
 * @param succeeded how many of those sent are known to be done
 */
public record Replay(
    String id,
    String state,
    @Nullable String stateReason,
    @Nullable String note,
    @Nullable String by,
    int rate,
    int canary,
    boolean force,
    long total,
    long sent,
    long failed,
    long skipped,
    long succeeded,
    long diedAgain,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Whether it sends nothing more. */
  public boolean isEnded() {
    return state.equals("finished") || state.equals("aborted") || state.equals("stopped");
  }

  /** Whether every letter was sent, as far as is known with success. */
  public boolean isGood() {
    return state.equals("finished") && failed == 0 && diedAgain == 0;
  }
}
