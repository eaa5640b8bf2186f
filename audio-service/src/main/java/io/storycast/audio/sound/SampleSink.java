package io.storycast.audio.sound;

/** Hears sound as it comes. */
@FunctionalInterface
public interface SampleSink {

  /**
   * Some more samples, 16 bit, one channel; the array is used again afterwards.
   *
   * @param from index of the first
   */
  void hear(short[] samples, int from, int count);
}
