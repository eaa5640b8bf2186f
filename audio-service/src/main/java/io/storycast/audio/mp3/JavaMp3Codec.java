package io.storycast.audio.mp3;

import io.storycast.audio.narration.Mp3Codec;
import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.SampleSink;
import io.storycast.audio.sound.UnreadableSoundException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The codec on jump3r, JLayer and mp3agic. */
final class JavaMp3Codec implements Mp3Codec {

  private static final int LAYER_3 = 0b01;

  @Override
  public boolean looksLike(byte[] bytes) {
    if (bytes.length < 4) {
      return false;
    }
    boolean sync = bytes[0] == (byte) 0xFF && (bytes[1] & 0xE0) == 0xE0;
    return (sync && ((bytes[1] >> 1) & 0b11) == LAYER_3)
        || new String(bytes, 0, 3, StandardCharsets.ISO_8859_1).equals("ID3");
  }

  @Override
  public Recording decode(byte[] mp3) {
    short[] samples = new short[mp3.length * 4];
    int length = 0;
    int sampleRate = 0;
    Optional<InfoHeader> header = InfoHeader.of(mp3);
    long frameCount = 0;
    try (FrameReader frames = new FrameReader(new ByteArrayInputStream(mp3), header.isPresent())) {
      while (frames.next()) {
        frameCount++;
        sampleRate = frames.sampleRate();
        if (samples.length < length + frames.length()) {
          samples = Arrays.copyOf(samples, 2 * samples.length + frames.length());
        }
        frames.copyTo(samples, length);
        length += frames.length();
      }
    }
    if (length == 0) {
      throw new UnreadableSoundException("no MP3 frame in it");
    }
    long promised = header.map(InfoHeader::frames).orElse(0L);
    // Some encoders count the header's own frame.
    if (frameCount < promised - 1) {
      throw new UnreadableSoundException(
          "the MP3 ends after %d of %d frames".formatted(frameCount, promised));
    }
    return new Recording(Arrays.copyOf(samples, length), sampleRate);
  }

  @Override
  public Encoding encode(Path target, Tags tags) throws IOException {
    return LameEncoding.create(target, Id3Tag.bytes(tags));
  }

  @Override
  public Decoded inspect(Path mp3, SampleSink listener) throws IOException {
    InfoHeader header =
        InfoHeader.of(mp3).orElseThrow(() -> new UnreadableSoundException("no Info header in it"));
    long frameCount = 0;
    int sampleRate = 0;
    int channels = 0;
    Played played = new Played(header, listener);
    short[] block = new short[FrameReader.LARGEST_FRAME];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(mp3), 1 << 16);
        FrameReader frames = new FrameReader(in, true)) {
      while (frames.next()) {
        frameCount++;
        frames.copyTo(block, 0);
        played.hear(block, frames.length());
        sampleRate = frames.sampleRate();
        channels = frames.channels();
      }
    }
    return new Decoded(frameCount, header.frames(), played.length(), sampleRate, channels);
  }
}
