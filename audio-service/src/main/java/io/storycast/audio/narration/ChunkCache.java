package io.storycast.audio.narration;

import java.util.Optional;

/** Spoken chunks that were paid for and found good; shared by all stories. */
public interface ChunkCache {

  /**
   * Finds a chunk.
   *
   * @return the chunk as WAV, if it is kept
   * @throws io.storycast.stage.StageFailure when that cannot be told; then nothing may be bought,
   *     because it could not be kept either
   */
  Optional<byte[]> find(ChunkKey key);

  /** Keeps a chunk as WAV; returns when it would survive a crash. */
  void keep(ChunkKey key, byte[] wav);
}
