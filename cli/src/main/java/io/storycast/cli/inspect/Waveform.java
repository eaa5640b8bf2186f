package io.storycast.cli.inspect;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;

/** How loud a narration is at each moment: the peak of every ten milliseconds. */
final class Waveform {

  /** The length of a moment. */
  static final int MOMENT_MS = 10;

  /**
   * What players leave out of our files: the frame of the Info header, the encoder's delay of 576
   * samples, and the 529 of the decoder.
   */
  private static final int NOT_PLAYED = 1152 + 576 + 529;

  private static final double FULL_SCALE = 32_768;

  private float[] peaks = new float[6000];
  private int length;

  private Waveform() {}

  /** Decodes a whole MP3. */
  static Waveform of(byte[] mp3) {
    Waveform waveform = new Waveform();
    Bitstream stream = new Bitstream(new ByteArrayInputStream(mp3));
    Decoder decoder = new Decoder();
    long position = -NOT_PLAYED;
    try {
      for (Header frame = stream.readFrame(); frame != null; frame = stream.readFrame()) {
        SampleBuffer samples = (SampleBuffer) decoder.decodeFrame(frame, stream);
        position = waveform.add(samples, position);
        stream.closeFrame();
      }
    } catch (JavaLayerException | ArrayIndexOutOfBoundsException e) {
      throw new CommandFailure(ExitCodes.FAILED, "The MP3 does not decode.", null, e);
    }
    return waveform;
  }

  private long add(SampleBuffer samples, long from) {
    int channels = samples.getChannelCount();
    int count = samples.getBufferLength() / channels;
    short[] values = samples.getBuffer();
    for (int i = 0; i < count; i++) {
      long position = from + i;
      if (position >= 0) {
        int moment = (int) (position * 1000 / samples.getSampleFrequency() / MOMENT_MS);
        raise(moment, (float) (Math.abs(values[i * channels]) / FULL_SCALE));
      }
    }
    return from + count;
  }

  private void raise(int moment, float level) {
    if (moment >= peaks.length) {
      peaks = Arrays.copyOf(peaks, Math.max(moment + 1, 2 * peaks.length));
    }
    peaks[moment] = Math.max(peaks[moment], level);
    length = Math.max(length, moment + 1);
  }

  /** The highest peak between two times, from 0 to 1; 0 beyond the end. */
  double peak(long fromMs, long toMs) {
    float peak = 0;
    int end = (int) Math.min(length, Math.max(fromMs / MOMENT_MS + 1, toMs / MOMENT_MS));
    for (int i = (int) (fromMs / MOMENT_MS); i < end; i++) {
      peak = Math.max(peak, peaks[i]);
    }
    return peak;
  }
}
