package io.storycast.scheduler.deadletters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The replays, as people order and watch them. */
public interface Replays {

  /** What {@link #create} would choose now: the same statement decides both. */
  Selection preview(LetterFilter filter, boolean force);

  /**
   * Chooses the letters, for good. A letter that another replay is about to send is left out.
   *
   * @param editedValue to be sent instead of the original value; null for the original
   */
  Replay create(LetterFilter filter, Replay.Order order, byte @Nullable [] editedValue);

  Optional<Replay> find(String id);

  /** The newest first. */
  List<Replay> newest(int limit);

  /** The replay, locked until the transaction ends. */
  Optional<Replay> lock(String id);

  /** Changes the state; a state that is over gets its time. */
  void change(String id, ReplayState state, @Nullable String reason);

  /** Why letters were not sent, and how many for each reason. */
  Map<String, Long> troubles(String id);
}
