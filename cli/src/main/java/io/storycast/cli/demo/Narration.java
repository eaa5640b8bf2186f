package io.storycast.cli.demo;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A narration as a listener gets it.
 *
 * @param duration length of the decoded sound
 * @param bytes size of the file
 */
public record Narration(Duration duration, int bytes) {

  /** About -46 dBFS: quieter than any voice, louder than the noise of an encoder. */
  private static final int AUDIBLE = 160;

  /** A few frames of an encoder's padding, besides 2 %. */
  private static final int TOLERANCE_MS = 200;

  /** A file that is not a narration, with the reason as a sentence. */
  public static final class NotPlayable extends Exception {

    private static final long serialVersionUID = 1L;

    NotPlayable(String message) {
      super(message);
    }
  }

  /** Decodes the whole file. */
  public static Narration decode(byte[] mp3) throws NotPlayable {
    double milliseconds = 0;
    int peak = 0;
    Bitstream stream = new Bitstream(new ByteArrayInputStream(mp3));
    Decoder decoder = new Decoder();
    try {
      for (Header frame = stream.readFrame(); frame != null; frame = stream.readFrame()) {
        // A new buffer only with the first frame; later ones are overwritten in place.
        SampleBuffer samples = (SampleBuffer) decoder.decodeFrame(frame, stream);
        milliseconds += frame.ms_per_frame();
        peak = Math.max(peak, peak(samples));
        stream.closeFrame();
      }
    } catch (JavaLayerException | ArrayIndexOutOfBoundsException e) {
      throw new NotPlayable("the file does not decode after %.0f ms".formatted(milliseconds));
    }
    if (milliseconds == 0) {
      throw new NotPlayable("the file holds no MP3 frame");
    }
    if (peak < AUDIBLE) {
      throw new NotPlayable("the file is silent");
    }
    return new Narration(Duration.ofMillis(Math.round(milliseconds)), mp3.length);
  }

  /**
   * Compares the length with the one the event announced.
   *
   * @param announcedMs in milliseconds; null when nothing was announced
   */
  void checkLength(@Nullable Long announcedMs) throws NotPlayable {
    if (announcedMs != null
        && Math.abs(duration.toMillis() - announcedMs) > TOLERANCE_MS + announcedMs / 50) {
      throw new NotPlayable(
          "it plays %d ms, announced were %d ms".formatted(duration.toMillis(), announcedMs));
    }
  }

  private static int peak(SampleBuffer samples) {
    int peak = 0;
    short[] values = samples.getBuffer();
    for (int i = 0; i < samples.getBufferLength(); i++) {
      peak = Math.max(peak, Math.abs(values[i]));
    }
    return peak;
  }
}
