package io.storycast.cli.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** MP3 files for tests. */
public final class Sounds {

  private Sounds() {}

  /** One second of 440 Hz, 16 kHz, 32 kbit/s. */
  public static byte[] tone() {
    try (InputStream tone = requireNonNull(Sounds.class.getResourceAsStream("tone.mp3"))) {
      return tone.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ten empty frames of MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono. */
  static byte[] silence() {
    byte[] frames = new byte[10 * 417];
    for (int at = 0; at < frames.length; at += 417) {
      frames[at] = (byte) 0xFF;
      frames[at + 1] = (byte) 0xFB;
      frames[at + 2] = (byte) 0x90;
      frames[at + 3] = (byte) 0xC0;
    }
    return frames;
  }
}
