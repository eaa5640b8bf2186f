package io.storycast.testing.audio;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * WAV files with mono 16-bit sound.
 *
 * @see <a href="http://soundfile.sapp.org/doc/WaveFormat/">WAVE PCM soundfile format</a>
 */
public final class Wav {

  /** Bytes before the first sample in the files written here. */
  public static final int HEADER_BYTES = 44;

  private static final int UNKNOWN_SIZE = 0xFFFFFFFF;
  private static final int FORMAT_CHUNK_BYTES = 16;
  private static final short PCM_FORMAT = 1;

  private Wav() {}

  /** A file whose header tells the size. */
  public static byte[] of(Pcm sound) {
    int dataBytes = sound.samples().length * 2;
    return write(sound, dataBytes + HEADER_BYTES - 8, dataBytes);
  }

  /**
   * A file as a server writes it that sends while it still synthesizes: both sizes in the header
   * are 0xFFFFFFFF.
   */
  public static byte[] streamed(Pcm sound) {
    return write(sound, UNKNOWN_SIZE, UNKNOWN_SIZE);
  }

  /**
   * The sound in a file; sizes larger than the file mean the rest of it.
   *
   * @throws IllegalArgumentException when it is no mono 16-bit WAV file
   */
  public static Pcm read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    try {
      require("RIFF".equals(tag(in)), "it does not begin with RIFF");
      in.getInt();
      require("WAVE".equals(tag(in)), "it is no WAVE file");
      return readChunks(in);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("not a WAV file: it ends in its header", e);
    }
  }

  private static Pcm readChunks(ByteBuffer in) {
    int rate = 0;
    while (true) {
      String tag = tag(in);
      long size = Math.min(Integer.toUnsignedLong(in.getInt()), in.remaining());
      ByteBuffer chunk = in.slice(in.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
      if (tag.equals("data")) {
        require(rate > 0, "its data come before its format");
        short[] samples = new short[(int) size / 2];
        chunk.asShortBuffer().get(samples);
        return new Pcm(samples, rate);
      }
      if (tag.equals("fmt ")) {
        require(chunk.getShort(0) == PCM_FORMAT, "it is compressed");
        require(chunk.getShort(2) == 1 && chunk.getShort(14) == 16, "it is not mono 16-bit");
        rate = chunk.getInt(4);
      }
      in.position(in.position() + (int) size);
    }
  }

  private static byte[] write(Pcm sound, int riffSize, int dataSize) {
    byte[] data = sound.bytes();
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(riffSize).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(FORMAT_CHUNK_BYTES).putShort(PCM_FORMAT).putShort((short) 1);
    out.putInt(sound.rate()).putInt(sound.rate() * 2).putShort((short) 2).putShort((short) 16);
    out.put(ascii("data")).putInt(dataSize).put(data);
    return out.array();
  }

  private static String tag(ByteBuffer in) {
    byte[] tag = new byte[4];
    in.get(tag);
    return new String(tag, StandardCharsets.US_ASCII);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("not a readable WAV file: " + otherwise);
    }
  }
}
