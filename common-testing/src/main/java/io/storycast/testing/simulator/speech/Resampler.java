package io.storycast.testing.simulator.speech;

import io.storycast.testing.audio.Pcm;
import java.math.BigInteger;

/**
 * Changes the sampling rate by a polyphase filter: a sinc in a Hann window of {@link #HALF_WIDTH}
 * zero crossings on each side. Good enough that nothing above half of the lower rate can be heard.
 */
final class Resampler {

  private static final int HALF_WIDTH = 16;

  /** Leaves room for the filter's slope below half of the lower rate. */
  private static final double PASS_BAND = 0.92;

  private Resampler() {}

  static Pcm resample(Pcm sound, int rate) {
    if (sound.rate() == rate) {
      return sound;
    }
    int divisor = gcd(sound.rate(), rate);
    int up = rate / divisor;
    int down = sound.rate() / divisor;
    double cutoff = PASS_BAND * Math.min(1.0, (double) up / down);
    int taps = (int) Math.ceil(HALF_WIDTH / cutoff);
    double[][] phases = phases(up, taps, cutoff);
    short[] in = sound.samples();
    short[] out = new short[Math.toIntExact((long) in.length * up / down)];
    for (int i = 0; i < out.length; i++) {
      long position = (long) i * down;
      out[i] = filter(in, (int) (position / up), phases[(int) (position % up)], taps);
    }
    return new Pcm(out, rate);
  }

  private static short filter(short[] in, int center, double[] weights, int taps) {
    double sum = 0;
    int first = center - taps + 1;
    for (int tap = Math.max(0, -first); tap < weights.length && first + tap < in.length; tap++) {
      sum += weights[tap] * in[first + tap];
    }
    return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** For each of the positions between two input samples, the weights of the samples around it. */
  private static double[][] phases(int count, int taps, double cutoff) {
    double[][] phases = new double[count][2 * taps];
    for (int phase = 0; phase < count; phase++) {
      double sum = 0;
      for (int tap = 0; tap < 2 * taps; tap++) {
        double distance = tap - taps + 1 - (double) phase / count;
        phases[phase][tap] = sinc(distance * cutoff) * hann(distance / taps);
        sum += phases[phase][tap];
      }
      for (int tap = 0; tap < 2 * taps; tap++) {
        phases[phase][tap] /= sum;
      }
    }
    return phases;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double hann(double x) {
    return Math.abs(x) >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x);
  }

  private static int gcd(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact();
  }
}
