package io.storycast.audio.sound;

/**
 * Hears whether the same is said twice: two stretches of equal length, nothing or silence between
 * them, whose loudness and brightness go up and down alike.
 */
final class Repetition {

  private static final double SILENCE_BELOW_LOUDEST_DB = 30;

  /** Copies need not be equally long to the step. */
  private static final int TOLERANCE = 3;

  /** Shorter sounds are alike by chance. */
  private static final int LEAST_STEPS = 20;

  private final Levels levels;
  private final double[] loudness;
  private final double[] brightness;
  private final int first;
  private final int end;

  private Repetition(Recording recording, Levels levels) {
    this.levels = levels;
    this.first = levels.firstVoice();
    this.end = levels.endOfVoice();
    this.loudness = new double[end - first];
    this.brightness = new double[end - first];
    double floor = levels.threshold(SILENCE_BELOW_LOUDEST_DB);
    for (int i = 0; i < loudness.length; i++) {
      double level = Math.max(floor, levels.at(first + i));
      loudness[i] = Math.log(level);
      brightness[i] = Math.log(Math.max(floor / 10, steepness(recording, first + i)) / level);
    }
  }

  /** How much the second half sounds like the first, up to 1 for the very same. */
  static double in(Recording recording, Levels levels) {
    return levels.count() == 0 ? 0 : new Repetition(recording, levels).greatest();
  }

  private double greatest() {
    int length = end - first;
    double greatest = 0;
    for (int lag = length / 2; length - lag >= LEAST_STEPS; lag++) {
      if (isSilent(length - lag + TOLERANCE, lag - TOLERANCE)) {
        double likeness = (likeness(loudness, lag) + likeness(brightness, lag)) / 2;
        greatest = Math.max(greatest, likeness);
      }
    }
    return greatest;
  }

  private boolean isSilent(int from, int to) {
    double threshold = levels.threshold(SILENCE_BELOW_LOUDEST_DB);
    for (int i = from; i < to; i++) {
      if (levels.at(first + i) > threshold) {
        return false;
      }
    }
    return true;
  }

  /** The correlation of a course with itself, so much later. */
  private static double likeness(double[] course, int lag) {
    int count = course.length - lag;
    double sumA = 0;
    double sumB = 0;
    for (int i = 0; i < count; i++) {
      sumA += course[i];
      sumB += course[i + lag];
    }
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < count; i++) {
      double a = course[i] - sumA / count;
      double b = course[i + lag] - sumB / count;
      product += a * b;
      squareA += a * a;
      squareB += b * b;
    }
    return squareA * squareB == 0 ? 0 : product / Math.sqrt(squareA * squareB);
  }

  /** Root mean square of the steps from sample to sample: great where the treble is strong. */
  private double steepness(Recording recording, int step) {
    int from = Math.max(1, step * levels.samplesInStep());
    int to = Math.min(recording.length(), (step + 1) * levels.samplesInStep());
    double sum = 0;
    for (int i = from; i < to; i++) {
      double difference = (recording.at(i) - recording.at(i - 1)) / Decibels.FULL_SCALE;
      sum += difference * difference;
    }
    return Math.sqrt(sum / Math.max(1, to - from));
  }
}
