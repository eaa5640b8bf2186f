package io.storycast.audio.mp3;

import io.storycast.audio.sound.UnreadableSoundException;
import java.io.InputStream;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;

/** Decodes frame by frame into one buffer. */
final class FrameReader implements AutoCloseable {

  /** Samples of all channels in the longest frame. */
  static final int LARGEST_FRAME = 2 * 1152;

  private final Bitstream stream;
  private final Decoder decoder = new Decoder();
  private SampleBuffer frame = new SampleBuffer(0, 0);
  private boolean skipsFirst;

  /**
   * @param skipsFirst whether the first frame carries no sound, but the Xing or Info header
   */
  FrameReader(InputStream in, boolean skipsFirst) {
    this.stream = new Bitstream(in);
    this.skipsFirst = skipsFirst;
  }

  /**
   * Decodes the next frame.
   *
   * @return false at the end
   * @throws UnreadableSoundException when it cannot be decoded, or differs in kind from the first
   */
  boolean next() {
    try {
      if (skipsFirst && stream.readFrame() != null) {
        stream.closeFrame();
      }
      skipsFirst = false;
      Header header = stream.readFrame();
      if (header == null) {
        return false;
      }
      decode(header);
      stream.closeFrame();
      return true;
    } catch (JavaLayerException | IndexOutOfBoundsException | NullPointerException e) {
      // JLayer runs out of its arrays on bits that are not what they should be.
      throw new UnreadableSoundException("an MP3 frame is broken", e);
    }
  }

  private void decode(Header header) throws JavaLayerException {
    int channels = header.mode() == Header.SINGLE_CHANNEL ? 1 : 2;
    if (frame.getChannelCount() == 0) {
      frame = new SampleBuffer(header.frequency(), channels);
      decoder.setOutputBuffer(frame);
    }
    if (frame.getSampleFrequency() != header.frequency() || frame.getChannelCount() != channels) {
      throw new UnreadableSoundException("its MP3 frames are of different kinds");
    }
    decoder.decodeFrame(header, stream);
    if (frame.getBufferLength() > LARGEST_FRAME) {
      throw new UnreadableSoundException("an MP3 frame is too long");
    }
  }

  int sampleRate() {
    return frame.getSampleFrequency();
  }

  int channels() {
    return frame.getChannelCount();
  }

  /** Samples of one channel in the frame. */
  int length() {
    return frame.getBufferLength() / frame.getChannelCount();
  }

  /** Copies the frame, its channels mixed into one. */
  void copyTo(short[] target, int at) {
    short[] samples = frame.getBuffer();
    int channels = channels();
    for (int i = 0; i < length(); i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += samples[i * channels + channel];
      }
      target[at + i] = (short) (sum / channels);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (BitstreamException e) {
      throw new UnreadableSoundException("the MP3 file cannot be closed", e);
    }
  }
}
