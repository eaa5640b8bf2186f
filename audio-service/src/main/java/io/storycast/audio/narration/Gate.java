package io.storycast.audio.narration;

import io.storycast.audio.quality.Check;
import io.storycast.audio.quality.Measurement;
import io.storycast.audio.quality.Pace;
import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.quality.QualityReport;
import io.storycast.audio.sound.UnreadableSoundException;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Nothing is published that did not pass here: the finished file is decoded once, by another
 * library than the one that made it, and everything is measured on what comes out.
 *
 * @param targetLufs what the narration was levelled to
 */
record Gate(Mp3Codec codec, QualityLimits limits, Pauses pauses, double targetLufs) {

  private static final double MOST_DIFFERENCE_PERCENT = 2;

  /** A voice begins softly, and a breath is kept: so much more than the pause may be silent. */
  private static final double SOFT_BEGINNING = 0.5;

  private static final double ROUNDING = 0.05;

  /** Checks that only a fault in this program, or of the disk, can fail. */
  private static final Set<Check> OURS =
      EnumSet.of(Check.SAMPLE_RATE, Check.CHANNELS, Check.FRAMES, Check.LENGTH, Check.CHUNKS);

  /**
   * Measures a file.
   *
   * @param timeline of what was put in
   * @param paces of its chunks
   * @throws StageFailure when it does not decode
   */
  QualityReport examine(Path mp3, Timeline timeline, List<Pace> paces) throws IOException {
    FinishedSound sound = new FinishedSound(timeline);
    Mp3Codec.Decoded decoded;
    try {
      decoded = codec.inspect(mp3, sound);
    } catch (UnreadableSoundException e) {
      throw StageFailure.of(
              ReasonCode.AUDIO_BROKEN, "The finished MP3 does not decode: " + e.getMessage() + ".")
          .causedBy(e);
    }
    List<Measurement> rows = new ArrayList<>(whole(decoded, timeline));
    rows.add(Measurement.exactly(Check.CHUNKS, sound.chunksHeard(), timeline.placed().size()));
    rows.addAll(loud(sound));
    rows.addAll(silent(sound));
    Paces.of(paces).ifPresent(of -> rows.addAll(of.compared(limits.paceTolerance())));
    return new QualityReport(rows);
  }

  private static List<Measurement> whole(Mp3Codec.Decoded decoded, Timeline timeline) {
    return List.of(
        Measurement.exactly(Check.SAMPLE_RATE, decoded.sampleRate(), Timeline.SAMPLE_RATE),
        Measurement.exactly(Check.CHANNELS, decoded.channels(), 1),
        Measurement.atMost(
            Check.FRAMES,
            differencePercent(decoded.frames(), decoded.framesInHeader()),
            MOST_DIFFERENCE_PERCENT),
        Measurement.atMost(
            Check.LENGTH,
            differencePercent(decoded.samples(), timeline.samples()),
            MOST_DIFFERENCE_PERCENT));
  }

  private List<Measurement> loud(FinishedSound sound) {
    return List.of(
        Measurement.within(
            Check.LOUDNESS,
            sound.lufs(),
            targetLufs - limits.loudnessTolerance(),
            targetLufs + limits.loudnessTolerance()),
        Measurement.atMost(Check.TRUE_PEAK, sound.truePeakDb(), limits.mostTruePeakDb()),
        Measurement.atLeast(
            Check.VOICED_SHARE, 100 * sound.voicedShare(), 100 * limits.leastVoicedShare()));
  }

  private List<Measurement> silent(FinishedSound sound) {
    double head = pauses.head().toMillis() / 1000.0;
    double tail = pauses.tail().toMillis() / 1000.0;
    return List.of(
        Measurement.within(
            Check.HEAD_SILENCE, sound.headSeconds(), head - ROUNDING, head + SOFT_BEGINNING),
        Measurement.within(
            Check.TAIL_SILENCE, sound.tailSeconds(), tail - ROUNDING, tail + SOFT_BEGINNING),
        Measurement.atMost(
            Check.INNER_SILENCE,
            sound.longestSilenceSeconds(),
            limits.longestSilence().toMillis() / 1000.0));
  }

  private static double differencePercent(long is, long should) {
    return should == 0 ? Double.POSITIVE_INFINITY : 100.0 * Math.abs(is - should) / should;
  }

  /** Why a narration with this report is not published. */
  static StageFailure refusal(QualityReport report) {
    ReasonCode reason =
        OURS.stream().anyMatch(report::fails)
            ? ReasonCode.AUDIO_BROKEN
            : ReasonCode.AUDIO_CHECK_FAILED;
    return StageFailure.of(reason, "The finished MP3 is not right: " + report.complaint() + ".");
  }
}
