package io.storycast.cli.doctor;

/** A valid MP3 of a tenth of a second, made by hand. */
final class SmallMp3 {

  /** MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono, no CRC: ISO/IEC 11172-3, section 2.4.1.3. */
  private static final byte[] FRAME_HEADER = {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, (byte) 0xC0};

  /** 144 * 128,000 / 44,100, rounded down. */
  private static final int FRAME_BYTES = 417;

  private static final int FRAMES = 4;

  private SmallMp3() {}

  /** Silence: side information and main data of zeros. */
  static byte[] bytes() {
    byte[] mp3 = new byte[FRAMES * FRAME_BYTES];
    for (int frame = 0; frame < FRAMES; frame++) {
      System.arraycopy(FRAME_HEADER, 0, mp3, frame * FRAME_BYTES, FRAME_HEADER.length);
    }
    return mp3;
  }
}
