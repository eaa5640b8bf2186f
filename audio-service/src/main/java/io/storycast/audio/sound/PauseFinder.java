package io.storycast.audio.sound;

/**
 * The pauses between the first and the last sound.
 *
 * @param speechSeconds what is no pause
 */
record PauseFinder(double speechSeconds, double longestSeconds) {

  /** Shorter ones belong to the words: the closure before a "p" takes a tenth of a second. */
  private static final int LEAST_STEPS = 15;

  private static final double BELOW_LOUDEST_DB = 34;

  static PauseFinder in(Levels levels) {
    double threshold = levels.threshold(BELOW_LOUDEST_DB);
    int spoken = 0;
    int longest = 0;
    int quiet = 0;
    for (int i = levels.firstVoice(); i < levels.endOfVoice(); i++) {
      if (levels.at(i) < threshold) {
        quiet++;
        continue;
      }
      longest = Math.max(longest, quiet);
      spoken += quiet < LEAST_STEPS ? quiet + 1 : 1;
      quiet = 0;
    }
    return new PauseFinder(seconds(spoken), seconds(longest));
  }

  private static double seconds(int steps) {
    return (double) steps / Levels.STEPS_A_SECOND;
  }
}
