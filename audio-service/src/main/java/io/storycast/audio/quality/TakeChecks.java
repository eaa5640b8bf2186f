package io.storycast.audio.quality;

import io.storycast.audio.sound.Impression;
import io.storycast.audio.sound.Recording;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges what a speech model answered for a text, without understanding it.
 *
 * <p>The limits lie between what was measured on synthetic voices (FreeTTS, espeak-ng; English,
 * German, French, Chinese; from one word to forty) and on the same spoilt: see docs/narration.md.
 */
public final class TakeChecks {

  /** Quieter than this in its loudest moment, it is no voice. */
  private static final double LEAST_LEVEL_DB = -50;

  private static final double MOST_CLIPPED_PERCENT = 0.1;

  /** Noise has none at all, speech 15 and more, even a whisper some. */
  private static final double LEAST_PITCHED_PERCENT = 3;

  /** The same twice reaches 89, anything else stays below 85. */
  private static final double MOST_REPETITION_PERCENT = 88;

  private final double longestPause;
  private final double slowest;
  private final double fastest;
  private final double tolerance;

  private TakeChecks(double longestPause, double slowest, double fastest, double tolerance) {
    this.longestPause = longestPause;
    this.slowest = slowest;
    this.fastest = fastest;
    this.tolerance = tolerance;
  }

  /**
   * @param speed that was asked for; 1 is natural
   */
  public static TakeChecks of(QualityLimits limits, double speed) {
    return new TakeChecks(
        limits.longestSilence().toMillis() / 1000.0,
        limits.slowestPace() * speed,
        limits.fastestPace() * speed,
        limits.paceTolerance());
  }

  /** The same, and the pace near the others'. */
  public TakeChecks near(double medianPace) {
    return new TakeChecks(
        longestPause,
        Math.max(slowest, medianPace * (1 - tolerance)),
        Math.min(fastest, medianPace * (1 + tolerance)),
        tolerance);
  }

  /** A judgement, and the pace that it rests on. */
  public record Judgement(QualityReport report, Pace pace) {}

  public Judgement judge(String text, Recording recording) {
    Impression impression = Impression.of(recording);
    Pace pace = new Pace(Letters.in(text), impression.speechSeconds());
    List<Measurement> rows = new ArrayList<>();
    rows.add(Measurement.atLeast(Check.LOUDEST_MOMENT, impression.loudestDb(), LEAST_LEVEL_DB));
    if (rows.getFirst().passes()) {
      rows.add(
          Measurement.atMost(Check.LONGEST_PAUSE, impression.longestPauseSeconds(), longestPause));
      rows.add(
          Measurement.atMost(Check.CLIPPED, 100 * impression.clippedShare(), MOST_CLIPPED_PERCENT));
      if (Letters.haveVowels(text)) {
        rows.add(
            Measurement.atLeast(
                Check.PITCHED, 100 * impression.pitchedShare(), LEAST_PITCHED_PERCENT));
      }
      if (!Letters.repeatThemselves(text)) {
        rows.add(
            Measurement.atMost(
                Check.REPETITION, 100 * impression.repetition(), MOST_REPETITION_PERCENT));
      }
      rows.addAll(judge(pace));
    }
    return new Judgement(new QualityReport(rows), pace);
  }

  private List<Measurement> judge(Pace pace) {
    return List.of(
        Measurement.atLeast(Check.SLOW_PACE, pace.atMost(), slowest),
        Measurement.atMost(Check.FAST_PACE, pace.atLeast(), fastest));
  }

  /** Whether the pace alone passes. */
  public boolean allows(Pace pace) {
    return judge(pace).stream().allMatch(Measurement::passes);
  }
}
