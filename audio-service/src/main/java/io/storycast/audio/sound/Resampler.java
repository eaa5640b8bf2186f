package io.storycast.audio.sound;

/**
 * Changes the sample rate with a windowed-sinc filter (Blackman window), phase by phase; the sound
 * neither moves in time nor changes its length.
 */
public final class Resampler {

  /** Zero crossings of the sinc on each side: flat to about 0.9 of the lower Nyquist frequency. */
  private static final int CROSSINGS = 16;

  private final int up;
  private final int down;
  private final int reach;
  private final float[][] phases;

  /**
   * @param from rate of what comes in
   * @param to rate of what goes out
   */
  public Resampler(int from, int to) {
    int divisor = greatestCommonDivisor(from, to);
    this.up = to / divisor;
    this.down = from / divisor;
    double cutoff = Math.min(1.0, (double) to / from);
    this.reach = (int) Math.ceil(CROSSINGS / cutoff);
    this.phases = new float[up][];
    for (int phase = 0; phase < up; phase++) {
      phases[phase] = filter((double) phase / up, cutoff, reach);
    }
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /**
   * Weights of the samples around a point.
   *
   * @param offset of the point from the sample before it, 0 to 1
   * @param cutoff as a share of half the rate
   * @param reach samples before and behind the point
   */
  static float[] filter(double offset, double cutoff, int reach) {
    double[] taps = new double[2 * reach];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double distance = i - (reach - 1) - offset;
      taps[i] = sinc(distance * cutoff) * blackman(distance / reach);
      sum += taps[i];
    }
    float[] normalized = new float[taps.length];
    for (int i = 0; i < taps.length; i++) {
      normalized[i] = (float) (taps[i] / sum);
    }
    return normalized;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double blackman(double x) {
    return Math.abs(x) >= 1
        ? 0
        : 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
  }

  /** The samples at the new rate. */
  public short[] resample(Recording in) {
    if (up == down) {
      return in.toArray();
    }
    short[] out = new short[(int) ((long) in.length() * up / down)];
    for (int i = 0; i < out.length; i++) {
      long position = (long) i * down;
      out[i] = at(in, (int) (position / up), phases[(int) (position % up)]);
    }
    return out;
  }

  private short at(Recording in, int center, float[] taps) {
    int first = center - (reach - 1);
    int from = Math.max(0, -first);
    int to = Math.min(taps.length, in.length() - first);
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += taps[i] * in.at(first + i);
    }
    return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
