package io.storycast.audio.narration;

import io.storycast.audio.quality.Check;
import io.storycast.audio.quality.Measurement;
import io.storycast.audio.quality.QualityReport;
import io.storycast.audio.sound.Decibels;
import io.storycast.audio.sound.PeakLimiter;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.Attempt;
import io.storycast.stage.StageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a track to the target loudness, keeps its peaks under the ceiling and hands it to the
 * encoder.
 *
 * <p>One gain for the whole track, not a compressor: the reader's dynamics stay.
 *
 * @param targetLufs for one channel; -19 LUFS sounds as loud as -16 LUFS in stereo
 * @param peakDb ceiling in dB relative to full scale; encoding may raise peaks by some tenths
 */
record Mastering(double targetLufs, double peakDb) {

  private static final int BLOCK = 8192;

  private static final Set<Check> CORRECTABLE = EnumSet.of(Check.LOUDNESS, Check.TRUE_PEAK);

  /** A lower ceiling moves other peaks: a little more than the excess. */
  private static final double MARGIN_DB = 0.2;

  /** What is further away than this has another cause. */
  private static final double MOST_CORRECTION_DB = 3;

  /**
   * What to do differently after a look at the result: limiting makes quieter, encoding raises
   * peaks.
   *
   * @return nothing when that would not help
   */
  Optional<Mastering> corrected(QualityReport report) {
    if (report.failures().stream().anyMatch(row -> !CORRECTABLE.contains(row.check()))) {
      return Optional.empty();
    }
    double louder = 0;
    double lower = 0;
    for (Measurement row : report.failures()) {
      if (row.check() == Check.LOUDNESS) {
        louder = (row.least() + row.most()) / 2 - row.value();
      } else {
        lower = row.value() - row.most() + MARGIN_DB;
      }
    }
    return Math.abs(louder) > MOST_CORRECTION_DB || lower > MOST_CORRECTION_DB
        ? Optional.empty()
        : Optional.of(new Mastering(targetLufs + louder, peakDb - lower));
  }

  void master(Track track, Mp3Codec.Encoding encoding, Attempt attempt) throws IOException {
    float gain = gain(track);
    PeakLimiter limiter = new PeakLimiter(Track.SAMPLE_RATE, Decibels.amplitude(peakDb));
    Delayed out = new Delayed(encoding, limiter.delay());
    byte[] bytes = new byte[2 * BLOCK];
    ShortBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    try (InputStream in = Files.newInputStream(track.file())) {
      for (int read = in.readNBytes(bytes, 0, bytes.length);
          read > 0;
          read = in.readNBytes(bytes, 0, bytes.length)) {
        Cancellation.check(attempt);
        for (int i = 0; i < read / 2; i++) {
          out.write(limiter.next(samples.get(i) * gain));
        }
      }
    }
    for (int i = 0; i < limiter.delay(); i++) {
      out.write(limiter.next(0));
    }
    out.flush();
  }

  private float gain(Track track) {
    double lufs = track.lufs();
    if (Double.isInfinite(lufs)) {
      throw StageFailure.of(ReasonCode.AUDIO_SILENT, "There is nothing to hear in the narration.");
    }
    return (float) (Decibels.amplitude(targetLufs - lufs) / Decibels.FULL_SCALE);
  }

  /** Drops what the limiter gives before the first sample, and writes in blocks. */
  private static final class Delayed {

    private final Mp3Codec.Encoding encoding;
    private final float[] block = new float[BLOCK];
    private int toDrop;
    private int filled;

    Delayed(Mp3Codec.Encoding encoding, int delay) {
      this.encoding = encoding;
      this.toDrop = delay;
    }

    void write(float sample) throws IOException {
      if (toDrop > 0) {
        toDrop--;
        return;
      }
      block[filled++] = sample;
      if (filled == BLOCK) {
        flush();
      }
    }

    void flush() throws IOException {
      encoding.write(block, filled);
      filled = 0;
    }
  }
}
