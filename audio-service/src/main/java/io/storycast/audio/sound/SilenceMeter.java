package io.storycast.audio.sound;

/** Measures silence as listeners meet it: before, between and after everything that is heard. */
public final class SilenceMeter implements SampleSink {

  /** Some 30 dB below speech at -19 LUFS; ffmpeg's silencedetect is asked for the same. */
  public static final double THRESHOLD_DB = -50;

  private final int threshold =
      (int) Math.ceil(Decibels.amplitude(THRESHOLD_DB) * Decibels.FULL_SCALE);
  private long position;
  private long firstHeard = -1;
  private long lastHeard = -1;
  private long longestBetween;

  @Override
  public void hear(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (Math.abs(samples[i]) >= threshold) {
        heard(position + i - from);
      }
    }
    position += count;
  }

  private void heard(long at) {
    if (firstHeard < 0) {
      firstHeard = at;
    } else {
      longestBetween = Math.max(longestBetween, at - lastHeard - 1);
    }
    lastHeard = at;
  }

  /** Samples before the first sound; all of them where nothing is heard. */
  public long head() {
    return firstHeard < 0 ? position : firstHeard;
  }

  /** Samples after the last sound. */
  public long tail() {
    return firstHeard < 0 ? position : position - lastHeard - 1;
  }

  /** Samples of the longest silence between two sounds. */
  public long longestBetween() {
    return longestBetween;
  }
}
