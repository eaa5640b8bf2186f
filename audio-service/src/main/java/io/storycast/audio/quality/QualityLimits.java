package io.storycast.audio.quality;

import java.time.Duration;

/**
 * What a narration is held to.
 *
 * @param loudnessTolerance from the target, in LU
 * @param mostTruePeakDb after encoding
 * @param longestSilence between two sounds
 * @param leastVoicedShare of the chunks that must be sound, from 0 to 1
 * @param slowestPace of a chunk, in letters a minute at natural speed; a Chinese character counts
 *     as three
 * @param fastestPace likewise
 * @param paceTolerance from the median of the narration, as a share
 * @param mostWordErrors in a transcription, as a share of the words
 */
public record QualityLimits(
    double loudnessTolerance,
    double mostTruePeakDb,
    Duration longestSilence,
    double leastVoicedShare,
    double slowestPace,
    double fastestPace,
    double paceTolerance,
    double mostWordErrors) {

  /** For speech on the web, one channel. */
  public static final QualityLimits USUAL =
      new QualityLimits(1, -1.5, Duration.ofMillis(2500), 0.4, 360, 1250, 0.4, 0.1);
}
