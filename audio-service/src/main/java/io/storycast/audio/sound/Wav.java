package io.storycast.audio.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * RIFF WAVE files as speech providers send them: integer or float samples, any number of channels,
 * and sizes of 0xFFFFFFFF where the header was sent before the length was known.
 */
public final class Wav {

  private static final int HEADER_BYTES = 44;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;

  /** Servers that send before they know the length write 0xFFFFFFFF, or a little less, or 0. */
  private static final long UNKNOWN_LENGTH = 0x7FFF_0000L;

  private Wav() {}

  /** Whether the bytes begin like a WAV file. */
  public static boolean looksLike(byte[] bytes) {
    return bytes.length >= 12 && tag(bytes, 0).equals("RIFF") && tag(bytes, 8).equals("WAVE");
  }

  /**
   * Reads a file, mixing its channels into one.
   *
   * @throws UnreadableSoundException when it is no WAV file, ends early, or is of a kind that no
   *     provider sends
   */
  public static Recording read(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Format format = null;
    int at = 12;
    while (at + 8 <= bytes.length) {
      long size = Integer.toUnsignedLong(file.getInt(at + 4));
      int body = at + 8;
      int end = (int) Math.min(bytes.length, body + size);
      if (tag(bytes, at).equals("fmt ") && end - body >= 16) {
        format = Format.read(file, body, end);
      } else if (tag(bytes, at).equals("data")) {
        return samples(format, file, body, endOfData(body, size, bytes.length));
      }
      at = (int) Math.min(bytes.length, body + size + (size & 1));
    }
    throw new UnreadableSoundException("the WAV file has no data");
  }

  private static int endOfData(int body, long size, int length) {
    if (size == 0 || size >= UNKNOWN_LENGTH) {
      return length;
    }
    if (body + size > length) {
      throw new UnreadableSoundException(
          "the WAV file ends after %d of %d bytes of sound".formatted(length - body, size));
    }
    return (int) (body + size);
  }

  private static Recording samples(@Nullable Format format, ByteBuffer file, int from, int to) {
    if (format == null) {
      throw new UnreadableSoundException("the WAV file names no format");
    }
    int frames = (to - from) / (format.channels * format.bytes());
    short[] mono = new short[frames];
    for (int i = 0; i < frames; i++) {
      int sum = 0;
      for (int channel = 0; channel < format.channels; channel++) {
        sum += format.sample(file, from + (i * format.channels + channel) * format.bytes());
      }
      mono[i] = (short) (sum / format.channels);
    }
    return new Recording(mono, format.sampleRate);
  }

  /** Raw 16 bit little-endian mono samples, as the response format {@code pcm} is sent. */
  public static Recording readRaw(byte[] bytes, int sampleRate) {
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return new Recording(samples, sampleRate);
  }

  /** A WAV file with 16 bit mono samples. */
  public static byte[] write(Recording recording) {
    int data = recording.length() * 2;
    ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + data).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + data).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(16).putShort((short) PCM).putShort((short) 1);
    file.putInt(recording.sampleRate()).putInt(recording.sampleRate() * 2);
    file.putShort((short) 2).putShort((short) 16);
    file.put(ascii("data")).putInt(data);
    for (int i = 0; i < recording.length(); i++) {
      file.putShort(recording.at(i));
    }
    return file.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String tag(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.US_ASCII);
  }

  private record Format(int encoding, int channels, int sampleRate, int bits) {

    static Format read(ByteBuffer file, int at, int end) {
      int encoding = Short.toUnsignedInt(file.getShort(at));
      if (encoding == EXTENSIBLE && end - at >= 26) {
        encoding = Short.toUnsignedInt(file.getShort(at + 24));
      }
      Format format =
          new Format(
              encoding,
              Short.toUnsignedInt(file.getShort(at + 2)),
              file.getInt(at + 4),
              Short.toUnsignedInt(file.getShort(at + 14)));
      if (!format.isKnown()) {
        throw new UnreadableSoundException("the WAV file is of an unusual kind: " + format);
      }
      return format;
    }

    private boolean isKnown() {
      boolean integers = encoding == PCM && (bits == 16 || bits == 24 || bits == 32);
      boolean floats = encoding == FLOAT && bits == 32;
      return channels >= 1 && channels <= 8 && (integers || floats);
    }

    int bytes() {
      return bits / 8;
    }

    int sample(ByteBuffer file, int at) {
      if (encoding == FLOAT) {
        return Math.round(Math.clamp(file.getFloat(at), -1f, 1f) * Short.MAX_VALUE);
      }
      // The two highest bytes are the sample in 16 bits.
      return file.getShort(at + bytes() - 2);
    }
  }
}
