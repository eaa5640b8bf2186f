package io.storycast.scheduler.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The letters of a replay, as the execution that sends them changes them. */
public interface ReplayItems {

  /** Makes this execution the one that drives the replay; any other finds out at its next slice. */
  void takeOver(String replayId, String runner);

  /**
   * Takes the next letters: from now on they may be on the wire. None when another execution took
   * over, or when nothing more may be sent.
   *
   * @param most letters; fewer when they are large
   */
  List<Item> take(String replayId, String runner, int most);

  /** Letters that may have been sent by an execution that ended before it could say. */
  List<Item> left(String replayId);

  /** They were not sent after all: their turn comes again. */
  void putBack(String replayId, Collection<Item> items);

  /** The broker has them. */
  void sent(String replayId, Collection<Item> items);

  /** These numbers will not be sent, each for a reason. */
  void failed(String replayId, Map<Integer, String> reasons);

  /** These numbers need not be sent any more, each for a reason. */
  void skipped(String replayId, Map<Integer, String> reasons);

  /** Whether letters still wait for their turn, or are on their way. */
  boolean anyUnsent(String replayId);

  /** Nothing that still waits will be sent. */
  void skipRest(String replayId, String reason);

  /**
   * How the canary stands.
   *
   * @param wait how long a canary whose success nobody tells must not come back
   */
  Canary canary(String replayId, Duration wait);

  /** The canary was decided: the rest may go when the replay runs. */
  void endCanary(String replayId);

  /**
   * A letter to send.
   *
   * @param state of the letter when it was taken
   * @param editedValue to be sent instead of the original value
   * @param sendingAt the database's time when it was taken; the time of the record on the wire
   */
  record Item(
      int number,
      Letter letter,
      LetterState state,
      LetterRecord content,
      byte @Nullable [] editedValue,
      Instant sendingAt) {}

  /**
   * @param undecided not sent yet, or sent and without outcome
   * @param sameCause died again of the cause they had before
   * @param otherCause died again of another cause
   * @param failed could not be sent
   * @param sample the message of one that died again or failed
   * @param sinceLastSent how long ago the last one was sent; empty when none was
   */
  record Canary(
      long undecided,
      long sameCause,
      long otherCause,
      long failed,
      @Nullable String sample,
      Optional<Duration> sinceLastSent) {}
}
