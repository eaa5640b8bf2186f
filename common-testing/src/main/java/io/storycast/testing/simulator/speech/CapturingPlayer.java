package io.storycast.testing.simulator.speech;

import com.sun.speech.freetts.audio.AudioPlayer;
import io.storycast.testing.audio.Pcm;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;

/** Keeps what FreeTTS plays: 16-bit big-endian mono samples. */
final class CapturingPlayer implements AudioPlayer {

  private final ByteArrayOutputStream played = new ByteArrayOutputStream();
  private AudioFormat format = new AudioFormat(Speaker.NATIVE_RATE, 16, 1, true, true);
  private float volume = 1;

  Pcm sound() {
    short[] samples = new short[played.size() / 2];
    ByteBuffer.wrap(played.toByteArray()).order(ByteOrder.BIG_ENDIAN).asShortBuffer().get(samples);
    return new Pcm(samples, Math.round(format.getSampleRate()));
  }

  @Override
  public boolean write(byte[] audio) {
    return write(audio, 0, audio.length);
  }

  @Override
  public boolean write(byte[] audio, int offset, int length) {
    played.write(audio, offset, length);
    return true;
  }

  @Override
  public void setAudioFormat(AudioFormat format) {
    this.format = format;
  }

  @Override
  public AudioFormat getAudioFormat() {
    return format;
  }

  @Override
  public float getVolume() {
    return volume;
  }

  @Override
  public void setVolume(float volume) {
    this.volume = volume;
  }

  @Override
  public boolean drain() {
    return true;
  }

  @Override
  public boolean end() {
    return true;
  }

  @Override
  public long getTime() {
    return 0;
  }

  // Nothing is played, so there is nothing to pace or to interrupt.

  @Override
  public void begin(int size) {}

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void reset() {}

  @Override
  public void cancel() {}

  @Override
  public void close() {}

  @Override
  public void resetTime() {}

  @Override
  public void startFirstSampleTimer() {}

  @Override
  public void showMetrics() {}
}
