package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.deadletters.Replay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A replay as the API shows it; times are UTC. */
record ReplayView(
    String id,
    String state,
    @Nullable String stateReason,
    Map<String, Object> filter,
    String note,
    String by,
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

  /** The newest replays. */
  record ReplayList(List<ReplayView> replays) {}

  static ReplayView of(Replay replay) {
    Replay.Order order = replay.order();
    Replay.Counts counts = replay.counts();
    return new ReplayView(
        replay.id(),
        replay.state().code(),
        replay.stateReason(),
        order.filter(),
        order.note(),
        order.by(),
        order.rate(),
        order.canary(),
        order.force(),
        counts.total(),
        counts.sent(),
        counts.failed(),
        counts.skipped(),
        counts.succeeded(),
        counts.diedAgain(),
        replay.createdAt(),
        replay.startedAt(),
        replay.finishedAt());
  }
}
