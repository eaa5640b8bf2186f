package io.storycast.audio.sound;

/**
 * Hears whether sound has a pitch, as vowels have and noise has not: a stretch of it is like the
 * one a period before.
 */
final class Pitch {

  /** Enough for the pitch of any voice, and quick. */
  private static final int RATE = 8_000;

  private static final int WINDOW = RATE / 40;
  private static final int SHORTEST_PERIOD = RATE / 500;
  private static final int LONGEST_PERIOD = RATE / 60;

  /** Before the first moment there is room for the longest period. */
  private static final int FIRST = LONGEST_PERIOD + 1;

  /** Like itself a period before by so much; white noise stays below 0.3. */
  private static final double LIKENESS = 0.5;

  private static final double LOUD_BELOW_LOUDEST_DB = 25;

  private Pitch() {}

  /** In how many of the loud moments a pitch is heard, from 0 to 1; 0 where nothing is loud. */
  static double share(Recording recording) {
    float[] samples = slowed(recording);
    int moments = (samples.length - FIRST) / WINDOW;
    double[] energies = new double[Math.max(0, moments)];
    double loudest = 0;
    for (int i = 0; i < moments; i++) {
      energies[i] = energy(samples, FIRST + i * WINDOW);
      loudest = Math.max(loudest, energies[i]);
    }
    int loud = 0;
    int pitched = 0;
    for (int i = 0; i < moments; i++) {
      if (energies[i] > 0 && energies[i] >= loudest * Math.pow(10, -LOUD_BELOW_LOUDEST_DB / 10)) {
        loud++;
        pitched += isPitched(samples, FIRST + i * WINDOW, energies[i]) ? 1 : 0;
      }
    }
    return loud == 0 ? 0 : (double) pitched / loud;
  }

  private static boolean isPitched(float[] samples, int at, double energy) {
    double earlier = energy(samples, at - SHORTEST_PERIOD);
    for (int period = SHORTEST_PERIOD; period <= LONGEST_PERIOD; period++) {
      double product = 0;
      for (int i = at; i < at + WINDOW; i++) {
        product += samples[i] * samples[i - period];
      }
      if (product > LIKENESS * Math.sqrt(energy * earlier)) {
        return true;
      }
      earlier += square(samples[at - period - 1]) - square(samples[at - period - 1 + WINDOW]);
    }
    return false;
  }

  private static double energy(float[] samples, int from) {
    double sum = 0;
    for (int i = from; i < from + WINDOW; i++) {
      sum += square(samples[i]);
    }
    return sum;
  }

  private static double square(float value) {
    return (double) value * value;
  }

  /** At the lower rate, the treble lifted, so that rumble does not pass for a pitch. */
  private static float[] slowed(Recording recording) {
    int factor = Math.max(1, recording.sampleRate() / RATE);
    float[] slow = new float[recording.length() / factor];
    float before = 0;
    for (int i = 0; i < slow.length; i++) {
      float sum = 0;
      for (int j = 0; j < factor; j++) {
        sum += recording.at(i * factor + j);
      }
      slow[i] = sum - 0.95f * before;
      before = sum;
    }
    return slow;
  }
}
