package io.storycast.audio.narration;

import io.storycast.audio.sound.Recording;
import io.storycast.audio.sound.SampleSink;
import io.storycast.audio.timing.Chapter;
import io.storycast.audio.timing.Credits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes MP3 files and reads them. */
public interface Mp3Codec {

  /** Samples a second of every file that is made. */
  int SAMPLE_RATE = 44_100;

  /** Whether the bytes begin like an MP3 file. */
  boolean looksLike(byte[] bytes);

  /**
   * Decodes a provider's answer into memory, mixing its channels into one.
   *
   * @throws io.storycast.audio.sound.UnreadableSoundException when it is none, or is broken
   */
  Recording decode(byte[] mp3);

  /** Begins a mono file. */
  Encoding encode(Path target, Tags tags) throws IOException;

  /**
   * Decodes a whole file, once, without keeping it.
   *
   * @param listener hears what a player would play: not what the encoder added in front and behind
   * @throws io.storycast.audio.sound.UnreadableSoundException when it cannot be decoded
   */
  Decoded inspect(Path mp3, SampleSink listener) throws IOException;

  /** A file being made. */
  interface Encoding extends Closeable {

    /** Appends samples, where 1 is full scale. */
    void write(float[] samples, int count) throws IOException;

    /** Ends the file and writes its length into its header. */
    void finish() throws IOException;
  }

  /** What the file says about itself. */
  record Tags(Credits credits, List<Chapter> chapters) {

    public Tags {
      chapters = List.copyOf(chapters);
    }
  }

  /**
   * What decoding found.
   *
   * @param frames with sound; the one that carries the header is not counted
   * @param framesInHeader how many frames the header promises
   * @param samples decoded, without what the encoder added in front and behind
   */
  record Decoded(long frames, long framesInHeader, long samples, int sampleRate, int channels) {

    /** Length in milliseconds. */
    public long durationMs() {
      return Math.round(samples * 1000.0 / sampleRate);
    }
  }
}
