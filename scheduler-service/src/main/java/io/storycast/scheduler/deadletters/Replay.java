package io.storycast.scheduler.deadletters;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters on their way back to where they came from.
 *
 * @param canaryOver the canary was decided, by its outcome or by a person
 * @param runner which execution drives it; null before the first
 */
public record Replay(
    String id,
    ReplayState state,
    @Nullable String stateReason,
    Order order,
    boolean canaryOver,
    @Nullable String runner,
    Counts counts,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /**
   * What was asked for.
   *
   * @param filter as the person wrote it
   * @param by who asked
   * @param rate letters a second at most
   * @param canary how many go first, to see whether they die again; 0 for none
   * @param force quarantined letters too, and those whose last replay has no outcome yet
   */
  public record Order(
      Map<String, Object> filter, String note, String by, int rate, int canary, boolean force) {

    public Order {
      filter = Map.copyOf(filter);
    }
  }

  /**
   * Its letters.
   *
   * @param failed could not be sent
   * @param skipped were no longer to be sent when their turn came
   * @param succeeded were sent and are resolved
   * @param diedAgain were sent and came back
   */
  public record Counts(
      long total, long sent, long failed, long skipped, long succeeded, long diedAgain) {}

  /** Whether the canary is still to be sent, or to be waited for. */
  public boolean isOnCanary() {
    return order.canary() > 0 && !canaryOver;
  }
}
