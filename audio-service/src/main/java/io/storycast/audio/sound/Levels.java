package io.storycast.audio.sound;

/** How loud a recording is, in steps of 10 ms. */
final class Levels {

  static final int STEPS_A_SECOND = 100;

  /** Soft consonants lie some 30 dB below the loudest vowel; room noise lies deeper. */
  private static final double VOICE_BELOW_LOUDEST_DB = 42;

  private static final double FLOOR_DB = -60;

  private final double[] levels;
  private final int samplesInStep;
  private final double loudest;

  private Levels(double[] levels, int samplesInStep) {
    this.levels = levels;
    this.samplesInStep = samplesInStep;
    double greatest = 0;
    for (double level : levels) {
      greatest = Math.max(greatest, level);
    }
    this.loudest = greatest;
  }

  static Levels of(Recording recording) {
    int step = (int) Math.round((double) recording.sampleRate() / STEPS_A_SECOND);
    double[] levels = new double[Math.ceilDiv(recording.length(), step)];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = rms(recording, i * step, Math.min(recording.length(), (i + 1) * step));
    }
    return new Levels(levels, step);
  }

  private static double rms(Recording recording, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double sample = recording.at(i) / Decibels.FULL_SCALE;
      sum += sample * sample;
    }
    return Math.sqrt(sum / (to - from));
  }

  /** The number of steps. */
  int count() {
    return levels.length;
  }

  int samplesInStep() {
    return samplesInStep;
  }

  /** Root mean square of a step, where 1 is full scale. */
  double at(int step) {
    return levels[step];
  }

  double loudest() {
    return loudest;
  }

  /** What is so far below the loudest step, or below all hearing, is no voice. */
  double threshold(double belowLoudestDb) {
    return Math.max(loudest * Decibels.amplitude(-belowLoudestDb), Decibels.amplitude(FLOOR_DB));
  }

  /** The first step with a voice. */
  int firstVoice() {
    double threshold = threshold(VOICE_BELOW_LOUDEST_DB);
    int first = 0;
    while (first < levels.length - 1 && levels[first] < threshold) {
      first++;
    }
    return first;
  }

  /** Behind the last step with a voice. */
  int endOfVoice() {
    double threshold = threshold(VOICE_BELOW_LOUDEST_DB);
    int first = firstVoice();
    int end = levels.length;
    while (end > first + 1 && levels[end - 1] < threshold) {
      end--;
    }
    return end;
  }
}
