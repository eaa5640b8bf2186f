package io.storycast.audio.sound;

/** Tells the voice in a recording from the silence around it, in steps of 10 ms. */
public final class Voiced {

  /** Quieter than this in its loudest moment, it is no voice. */
  private static final double SILENCE_DB = -50;

  /** Soft consonants lie some 30 dB below the loudest vowel; room noise lies deeper. */
  private static final double BELOW_LOUDEST_DB = 42;

  private static final double FLOOR_DB = -60;
  private static final double STEPS_A_SECOND = 100;
  private static final int STEPS_KEPT_BEFORE = 3;
  private static final int STEPS_KEPT_AFTER = 6;

  private Voiced() {}

  /** Whether there is nothing to hear. */
  public static boolean isSilent(Recording recording) {
    return Decibels.of(loudest(levels(recording))) < SILENCE_DB;
  }

  /** The recording without the silence at its ends, except for a breath of 30 and 60 ms. */
  public static Recording trim(Recording recording) {
    double[] levels = levels(recording);
    double threshold =
        Math.max(
            loudest(levels) * Decibels.amplitude(-BELOW_LOUDEST_DB), Decibels.amplitude(FLOOR_DB));
    int first = 0;
    int last = levels.length - 1;
    while (first < last && levels[first] < threshold) {
      first++;
    }
    while (last > first && levels[last] < threshold) {
      last--;
    }
    int step = step(recording);
    return recording.slice(
        Math.max(0, first - STEPS_KEPT_BEFORE) * step,
        Math.min(recording.length(), (last + 1 + STEPS_KEPT_AFTER) * step));
  }

  private static double[] levels(Recording recording) {
    int step = step(recording);
    double[] levels = new double[Math.ceilDiv(recording.length(), step)];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = rms(recording, i * step, Math.min(recording.length(), (i + 1) * step));
    }
    return levels;
  }

  private static int step(Recording recording) {
    return (int) Math.round(recording.sampleRate() / STEPS_A_SECOND);
  }

  private static double rms(Recording recording, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double sample = recording.at(i) / Decibels.FULL_SCALE;
      sum += sample * sample;
    }
    return Math.sqrt(sum / (to - from));
  }

  private static double loudest(double[] levels) {
    double loudest = 0;
    for (double level : levels) {
      loudest = Math.max(loudest, level);
    }
    return loudest;
  }
}
