package io.storycast.audio.narration;

import io.storycast.audio.text.Chunk;
import java.util.List;

/**
 * Where everything is in the finished narration, to the sample.
 *
 * <p>Positions count from the first sample that a player plays: what an MP3 encoder adds in front
 * is named in the file's header and left out by players.
 *
 * @param placed in reading order; every sentence with words has at least one chunk
 * @param samples in the whole narration
 */
public record Timeline(List<Placed> placed, long samples) {

  /** Samples a second. */
  public static final int SAMPLE_RATE = Mp3Codec.SAMPLE_RATE;

  public Timeline {
    placed = List.copyOf(placed);
  }

  /**
   * A chunk in its place; the pause before it is not part of it.
   *
   * @param firstSample of the chunk
   * @param endSample behind its last
   */
  public record Placed(Chunk chunk, long firstSample, long endSample) {}
}
