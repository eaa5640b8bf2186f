package io.storycast.audio.quality;

/**
 * How fast something was spoken. A short text has no certain pace: a single word takes as long as
 * it likes. So the time is known only to a fraction of a second, and pace is a range.
 *
 * @param letters of the text; a Chinese character counts as three, a digit as four
 * @param seconds of speech, pauses left out
 */
public record Pace(int letters, double seconds) {

  /** Words begin and end slowly: time that may be there for nothing. */
  private static final double SPARE_SECONDS = 0.35;

  /** Time that may be missing: voices swallow syllables. */
  private static final double MISSING_SECONDS = 0.25;

  /** An exclamation of few letters may be drawn out: "Ah!". */
  private static final int LEAST_LETTERS = 12;

  /** So many letters have a pace. */
  private static final int TELLING_LETTERS = 30;

  /** Of both, one after the other. */
  public Pace plus(Pace other) {
    return new Pace(letters + other.letters, seconds + other.seconds);
  }

  /** Letters a minute. */
  public double perMinute() {
    return perMinute(letters, seconds);
  }

  /** The greatest pace that it may have been. */
  public double atMost() {
    return seconds <= SPARE_SECONDS
        ? Double.POSITIVE_INFINITY
        : perMinute(Math.max(letters, LEAST_LETTERS), seconds - SPARE_SECONDS);
  }

  /** The least pace that it may have been. */
  public double atLeast() {
    return perMinute(letters, seconds + MISSING_SECONDS);
  }

  /** Whether it is long enough to be compared with others. */
  public boolean isTelling() {
    return letters >= TELLING_LETTERS;
  }

  private static double perMinute(int letters, double seconds) {
    return letters * 60 / seconds;
  }
}
