package io.storycast.audio.narration;

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
