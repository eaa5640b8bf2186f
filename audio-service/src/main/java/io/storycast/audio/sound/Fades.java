package io.storycast.audio.sound;

import java.time.Duration;

/** Short ramps at the ends of a piece of sound: without them, joints click. */
public final class Fades {

  private Fades() {}

  /** Fades the samples in and out, in place. */
  public static void apply(short[] samples, int sampleRate, Duration length) {
    int ramp = (int) Math.min(samples.length / 2, length.toNanos() * sampleRate / 1_000_000_000L);
    for (int i = 0; i < ramp; i++) {
      float gain = (i + 0.5f) / ramp;
      int mirrored = samples.length - 1 - i;
      samples[i] = (short) Math.round(samples[i] * gain);
      samples[mirrored] = (short) Math.round(samples[mirrored] * gain);
    }
  }
}
