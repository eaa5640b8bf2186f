package io.storycast.audio.narration;

import io.storycast.audio.narration.Timeline.Placed;
import io.storycast.audio.sound.LoudnessMeter;
import io.storycast.audio.text.Chunk;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole narration as raw samples in a file, because hours of it do not fit into memory; its
 * loudness is measured as it grows.
 */
final class Track implements Closeable {

  static final int SAMPLE_RATE = Mp3Codec.SAMPLE_RATE;

  private final Path file;
  private final OutputStream out;
  private final LoudnessMeter meter = new LoudnessMeter(SAMPLE_RATE);
  private final List<Placed> placed = new ArrayList<>();
  private long length;

  private Track(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  static Track create(Path file) throws IOException {
    return new Track(file, new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  /** What is appended from here on belongs to the chunk. */
  void begin(Chunk chunk) {
    placed.add(new Placed(chunk, length, length));
  }

  /** The chunk is complete. */
  void end() {
    Placed begun = placed.removeLast();
    placed.add(new Placed(begun.chunk(), begun.firstSample(), length));
  }

  void append(short[] samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    out.write(bytes.array());
    meter.hear(samples, 0, samples.length);
    length += samples.length;
  }

  void appendSilence(Duration duration) throws IOException {
    append(new short[(int) (duration.toMillis() * SAMPLE_RATE / 1000)]);
  }

  /** The samples, 16 bit little-endian, once the track is closed. */
  Path file() {
    return file;
  }

  /** Where everything is so far. */
  Timeline timeline() {
    return new Timeline(placed, length);
  }

  /** Integrated loudness; negative infinity when there is nothing to hear. */
  double lufs() {
    return meter.lufs();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
