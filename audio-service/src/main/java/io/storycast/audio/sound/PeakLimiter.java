package io.storycast.audio.sound;

import java.util.Arrays;

/**
 * Keeps samples under a ceiling by turning the level down a few milliseconds before a peak and up
 * again after it, so that nothing is clipped.
 *
 * <p>The gain is the smallest that any sample in the look-ahead needs, averaged over the
 * look-ahead: when the peak comes out, every averaged value is already low enough.
 */
public final class PeakLimiter {

  private static final double LOOK_AHEAD_SECONDS = 0.005;
  private static final double RELEASE_SECONDS = 0.08;

  private final float ceiling;
  private final int window;
  private final double release;
  private final float[] delayed;
  private final double[] envelopes;
  private final SlidingMinimum needed;
  private double envelope = 1;
  private double sum;
  private int at;

  /**
   * @param ceiling greatest amplitude that comes out, where 1 is full scale
   */
  public PeakLimiter(int sampleRate, double ceiling) {
    this.ceiling = (float) ceiling;
    this.window = (int) (sampleRate * LOOK_AHEAD_SECONDS);
    this.release = 1 - Math.exp(-1 / (RELEASE_SECONDS * sampleRate));
    this.delayed = new float[window];
    this.envelopes = new double[window];
    Arrays.fill(envelopes, 1);
    this.sum = window;
    this.needed = new SlidingMinimum(window);
  }

  /** How many samples later a sample comes out. */
  public int delay() {
    return window - 1;
  }

  /** Takes a sample in and gives the one {@link #delay} before it, limited. */
  public float next(float in) {
    float magnitude = Math.abs(in);
    double least = needed.next(magnitude > ceiling ? ceiling / magnitude : 1f);
    envelope = Math.min(least, envelope + (least - envelope) * release);
    sum += envelope - envelopes[at];
    envelopes[at] = envelope;
    delayed[at] = in;
    at = at + 1 == window ? 0 : at + 1;
    float gained = (float) (delayed[at] * Math.min(1, sum / window));
    // Rounding in the running sum may leave a peak a hair too high.
    return Math.clamp(gained, -ceiling, ceiling);
  }

  /** The smallest of the last values, in constant time a value. */
  private static final class SlidingMinimum {

    private final int window;
    private final float[] values;
    private final long[] positions;
    private long position;
    private int head;
    private int size;

    SlidingMinimum(int window) {
      this.window = window;
      this.values = new float[window];
      this.positions = new long[window];
    }

    float next(float value) {
      while (size > 0 && values[index(size - 1)] >= value) {
        size--;
      }
      if (size > 0 && positions[head] <= position - window) {
        head = index(1);
        size--;
      }
      values[index(size)] = value;
      positions[index(size)] = position++;
      size++;
      return values[head];
    }

    private int index(int offset) {
      int index = head + offset;
      return index >= window ? index - window : index;
    }
  }
}
