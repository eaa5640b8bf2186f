package io.storycast.audio.mp3;

import io.storycast.audio.narration.Mp3Codec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the tag, then the frames as they come, and at the end the Info header into the place that
 * LAME left for it in the first frame.
 */
final class LameEncoding implements Mp3Codec.Encoding {

  private static final double FULL_SCALE = Integer.MAX_VALUE;

  /** LAME wants 1.25 bytes a sample and 7200 more for what it makes of one block. */
  private static final int BLOCK = 16 * 1152;

  private static final int MP3_BUFFER = 1 << 16;

  private final Path file;
  private final int tagLength;
  private final OutputStream out;
  private final LameEncoder lame = LameEncoder.create(Mp3Codec.SAMPLE_RATE);
  private final int[] block = new int[BLOCK];
  private final byte[] mp3 = new byte[MP3_BUFFER];

  private LameEncoding(Path file, int tagLength, OutputStream out) {
    this.file = file;
    this.tagLength = tagLength;
    this.out = out;
  }

  static LameEncoding create(Path file, byte[] tag) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), MP3_BUFFER);
    out.write(tag);
    return new LameEncoding(file, tag.length, out);
  }

  @Override
  public void write(float[] samples, int count) throws IOException {
    for (int from = 0; from < count; from += BLOCK) {
      int length = Math.min(BLOCK, count - from);
      for (int i = 0; i < length; i++) {
        block[i] = (int) Math.round(samples[from + i] * FULL_SCALE);
      }
      emit(lame.encode(block, length, mp3));
    }
  }

  private void emit(int bytes) throws IOException {
    if (bytes < 0) {
      throw new IOException("LAME failed with code " + bytes);
    }
    out.write(mp3, 0, bytes);
  }

  @Override
  public void finish() throws IOException {
    emit(lame.flush(mp3));
    out.flush();
    int length = lame.writeInfoHeader(mp3);
    try (RandomAccessFile patched = new RandomAccessFile(file.toFile(), "rw")) {
      patched.seek(tagLength);
      patched.write(mp3, 0, length);
    }
  }

  @Override
  public void close() throws IOException {
    lame.close();
    out.close();
  }
}
