package io.storycast.audio.narration;

import java.util.Optional;

/**
 * Answers of the speech model as they came, good and bad; shared by all stories. They are kept
 * before anybody judges them, because they are paid for.
 */
public interface ChunkCache {

  /**
   * Finds an answer.
   *
   * @throws io.storycast.stage.StageFailure when that cannot be told; then nothing may be bought,
   *     because it could not be kept either
   */
  Optional<Speech.Answer> find(ChunkKey key);

  /** Keeps an answer; returns when it would survive a crash. */
  void keep(ChunkKey key, Speech.Answer answer);

  /** Forgets an answer, so that it can be bought again. */
  void forget(ChunkKey key);
}
