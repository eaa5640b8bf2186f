package io.storycast.audio.sound;

/**
 * The highest peak of the sound that a player makes of the samples: between two samples it may be
 * higher than both. Four times as many points are looked at, as ITU-R BS.1770 asks.
 *
 * <p>Where all samples around are so low that no point between them can be a new peak, nothing is
 * computed: that is so nearly everywhere.
 */
public final class TruePeakMeter implements SampleSink {

  private static final int POINTS = 4;
  private static final int REACH = 16;
  private static final int BLOCK = 64;

  private final float[][] filters = new float[POINTS - 1][];

  /** No filter makes more than this of samples of amplitude 1. */
  private final float worst;

  /** One block, and what the filters reach before and behind it. */
  private final float[] window = new float[BLOCK + 2 * REACH];

  private int filled = REACH;
  private float peak;

  public TruePeakMeter() {
    float greatest = 1;
    for (int i = 0; i < filters.length; i++) {
      filters[i] = Resampler.filter((i + 1.0) / POINTS, 1, REACH);
      float sum = 0;
      for (float tap : filters[i]) {
        sum += Math.abs(tap);
      }
      greatest = Math.max(greatest, sum);
    }
    this.worst = greatest;
  }

  @Override
  public void hear(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      add(samples[i] / Decibels.FULL_SCALE);
    }
  }

  private void add(float sample) {
    window[filled++] = sample;
    if (filled == window.length) {
      look();
      System.arraycopy(window, BLOCK, window, 0, 2 * REACH);
      filled = 2 * REACH;
    }
  }

  private void look() {
    float highest = 0;
    for (float sample : window) {
      highest = Math.max(highest, Math.abs(sample));
    }
    peak = Math.max(peak, highest);
    if (highest * worst <= peak) {
      return;
    }
    for (int at = REACH; at < REACH + BLOCK; at++) {
      for (float[] filter : filters) {
        float sum = 0;
        for (int tap = 0; tap < filter.length; tap++) {
          sum += filter[tap] * window[at - REACH + 1 + tap];
        }
        peak = Math.max(peak, Math.abs(sum));
      }
    }
  }

  /** In dB relative to full scale; negative infinity when nothing was heard. */
  public double decibels() {
    for (int i = 0; i < BLOCK + 2 * REACH && filled > 0; i++) {
      add(0); // what is left in the window
    }
    return Decibels.of(peak);
  }
}
