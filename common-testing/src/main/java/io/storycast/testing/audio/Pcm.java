package io.storycast.testing.audio;

import java.time.Duration;
import java.util.Arrays;

/**
 * Mono sound as signed 16-bit samples.
 *
 * @param rate samples per second
 */
@SuppressWarnings("ArrayRecordComponent") // compares by content, see equals
public record Pcm(short[] samples, int rate) {

  private static final int WINDOW_MILLIS = 20;
  private static final double FULL_SCALE = 32768.0;

  /** About -46 dBFS: quieter windows count as pauses. */
  private static final double AUDIBLE = 0.005;

  /** Digital silence. */
  public static Pcm silence(Duration length, int rate) {
    return new Pcm(new short[samples(length, rate)], rate);
  }

  /** A sine tone at half of full scale. */
  public static Pcm tone(double hertz, Duration length, int rate) {
    short[] samples = new short[samples(length, rate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (0.5 * Short.MAX_VALUE * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return new Pcm(samples, rate);
  }

  public Duration duration() {
    return Duration.ofMillis(Math.round(samples.length * 1000.0 / rate));
  }

  /** Root mean square of all samples; 1 is full scale. */
  public double rms() {
    return rms(0, samples.length);
  }

  /** The largest sample; 1 is full scale. */
  public double peak() {
    int peak = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak / FULL_SCALE;
  }

  /** Which part of the time something can be heard, from 0 to 1. */
  public double audibleShare() {
    int window = Math.max(1, rate * WINDOW_MILLIS / 1000);
    int windows = samples.length / window;
    int audible = 0;
    for (int i = 0; i < windows; i++) {
      audible += rms(i * window, (i + 1) * window) > AUDIBLE ? 1 : 0;
    }
    return windows == 0 ? 0 : (double) audible / windows;
  }

  /** Little-endian bytes, as in a WAV file and in the {@code pcm} format of speech providers. */
  public byte[] bytes() {
    byte[] bytes = new byte[samples.length * 2];
    for (int i = 0; i < samples.length; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pcm that && rate == that.rate && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(samples) + rate;
  }

  @Override
  public String toString() {
    return "Pcm[%s at %d Hz]".formatted(duration(), rate);
  }

  private double rms(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double sample = samples[i] / FULL_SCALE;
      sum += sample * sample;
    }
    return to == from ? 0 : Math.sqrt(sum / (to - from));
  }

  private static int samples(Duration length, int rate) {
    return Math.toIntExact(length.toMillis() * rate / 1000);
  }
}
