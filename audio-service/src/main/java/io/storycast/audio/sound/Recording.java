package io.storycast.audio.sound;

import java.util.Arrays;

/** Mono sound in memory: what one call brought. Not changed once made. */
public final class Recording {

  private static final int LOWEST_RATE = 8_000;
  private static final int HIGHEST_RATE = 192_000;

  private final short[] samples;
  private final int sampleRate;

  /**
   * @param samples 16 bit, handed over and not copied
   * @param sampleRate samples a second
   * @throws UnreadableSoundException when the rate is none that speech comes in
   */
  public Recording(short[] samples, int sampleRate) {
    if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE) {
      throw new UnreadableSoundException("its sample rate is " + sampleRate + " Hz");
    }
    this.samples = samples;
    this.sampleRate = sampleRate;
  }

  public int sampleRate() {
    return sampleRate;
  }

  /** The number of samples. */
  public int length() {
    return samples.length;
  }

  /** One sample, -32768 to 32767. */
  public short at(int index) {
    return samples[index];
  }

  /** The part between two positions. */
  Recording slice(int from, int to) {
    return new Recording(Arrays.copyOfRange(samples, from, to), sampleRate);
  }

  /** A copy of the samples. */
  public short[] toArray() {
    return samples.clone();
  }
}
