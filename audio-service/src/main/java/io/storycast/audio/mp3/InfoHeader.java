package io.storycast.audio.mp3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The header in the first frame by which players know the length: "Xing", or "Info" at a constant
 * bit rate, with LAME's extension.
 *
 * @param frames with sound
 * @param delay samples that the encoder put in front
 * @param padding samples that it put behind
 * @see <a href="http://gabriel.mp3-tech.org/mp3infotag.html">the LAME tag</a>
 */
record InfoHeader(long frames, int delay, int padding) {

  private static final int ID3_HEADER = 10;
  private static final int LARGEST_FRAME = 2880;
  private static final int FLAGS_WITH_ALL_FIELDS = 0xF;
  private static final int FRAMES_AT = 8;
  private static final int LAME_AT = 120;
  private static final int DELAYS_AT = LAME_AT + 21;

  /** The header of a file. */
  static Optional<InfoHeader> of(Path mp3) throws IOException {
    try (InputStream in = Files.newInputStream(mp3)) {
      byte[] start = in.readNBytes(ID3_HEADER);
      long tag = id3Length(start);
      if (tag == 0) {
        byte[] rest = in.readNBytes(LARGEST_FRAME);
        return inFrame(ByteBuffer.allocate(start.length + rest.length).put(start).put(rest).flip());
      }
      in.skipNBytes(tag - ID3_HEADER);
      return inFrame(ByteBuffer.wrap(in.readNBytes(LARGEST_FRAME)));
    }
  }

  /** The header of a file in memory. */
  static Optional<InfoHeader> of(byte[] mp3) {
    long tag = id3Length(mp3);
    return tag >= mp3.length
        ? Optional.empty()
        : inFrame(ByteBuffer.wrap(mp3, (int) tag, mp3.length - (int) tag).slice());
  }

  private static long id3Length(byte[] bytes) {
    if (bytes.length < ID3_HEADER
        || !new String(bytes, 0, 3, StandardCharsets.ISO_8859_1).equals("ID3")) {
      return 0;
    }
    // Four bytes of seven bits each, see id3v2.4.0-structure, section 6.2.
    return ID3_HEADER + (((long) bytes[6] << 21) | (bytes[7] << 14) | (bytes[8] << 7) | bytes[9]);
  }

  private static Optional<InfoHeader> inFrame(ByteBuffer frame) {
    if (frame.remaining() < 4) {
      return Optional.empty();
    }
    int at = 4 + sideInfoLength(frame);
    if (frame.remaining() < at + DELAYS_AT + 3 || !isMarked(frame, at)) {
      return Optional.empty();
    }
    boolean complete = frame.getInt(at + 4) == FLAGS_WITH_ALL_FIELDS;
    int delays = complete ? frame.getInt(at + DELAYS_AT) >>> 8 : 0;
    long frames = complete ? Integer.toUnsignedLong(frame.getInt(at + FRAMES_AT)) : 0;
    return Optional.of(new InfoHeader(frames, delays >> 12, delays & 0xFFF));
  }

  private static int sideInfoLength(ByteBuffer frame) {
    boolean mpeg1 = (frame.get(1) & 0x18) == 0x18;
    boolean mono = (frame.get(3) & 0xC0) == 0xC0;
    if (mpeg1) {
      return mono ? 17 : 32;
    }
    return mono ? 9 : 17;
  }

  private static boolean isMarked(ByteBuffer frame, int at) {
    byte[] mark = new byte[4];
    frame.get(at, mark);
    String text = new String(mark, StandardCharsets.US_ASCII);
    return text.equals("Xing") || text.equals("Info");
  }
}
