package io.storycast.audio.sound;

/** A second-order filter, and the two that make up the K weighting of ITU-R BS.1770. */
final class Biquad {

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private double z1;
  private double z2;

  private Biquad(double b0, double b1, double b2, double a1, double a2) {
    this.b0 = b0;
    this.b1 = b1;
    this.b2 = b2;
    this.a1 = a1;
    this.a2 = a2;
  }

  /**
   * Lifts the treble as a head does. The standard gives coefficients for 48 kHz only; these
   * constants, which libebur128 and ffmpeg use too, give the same curve at any rate.
   */
  static Biquad kWeightingShelf(int sampleRate) {
    double k = Math.tan(Math.PI * 1681.974450955533 / sampleRate);
    double q = 0.7071752369554196;
    double high = Math.pow(10, 3.999843853973347 / 20);
    double band = Math.pow(high, 0.4996667741545416);
    double norm = 1 + k / q + k * k;
    return new Biquad(
        (high + band * k / q + k * k) / norm,
        2 * (k * k - high) / norm,
        (high - band * k / q + k * k) / norm,
        2 * (k * k - 1) / norm,
        (1 - k / q + k * k) / norm);
  }

  /** Takes out the bass that ears hardly hear. */
  static Biquad kWeightingHighPass(int sampleRate) {
    double k = Math.tan(Math.PI * 38.13547087602444 / sampleRate);
    double q = 0.5003270373238773;
    double norm = 1 + k / q + k * k;
    return new Biquad(1, -2, 1, 2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm);
  }

  double next(double in) {
    double out = b0 * in + z1;
    z1 = b1 * in - a1 * out + z2;
    z2 = b2 * in - a2 * out;
    return out;
  }
}
