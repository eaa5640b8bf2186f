package io.storycast.scheduler.console.letters;

import io.storycast.scheduler.deadletters.Replay;
import io.storycast.scheduler.deadletters.ReplayState;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A replay as people look at it.
 *
 * @param what the filter in words
 */
record ReplayRow(Replay replay, String what) {

  static ReplayRow of(Replay replay) {
    Map<String, Object> filter = new TreeMap<>(replay.order().filter());
    String what =
        filter.entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
    return new ReplayRow(replay, what.isEmpty() ? "all that waited" : what);
  }

  /** Letters whose turn has come, whatever became of them. */
  public long handled() {
    Replay.Counts counts = replay.counts();
    return counts.sent() + counts.failed() + counts.skipped();
  }

  public boolean pausable() {
    return replay.state() == ReplayState.RUNNING
        || replay.state() == ReplayState.WAITING_FOR_CANARY;
  }

  public boolean resumable() {
    return replay.state() == ReplayState.PAUSED;
  }

  public boolean over() {
    return replay.state().isOver();
  }
}
