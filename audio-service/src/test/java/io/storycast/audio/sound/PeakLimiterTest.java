package io.storycast.audio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PeakLimiterTest {

  private static final int RATE = 44_100;
  private static final float CEILING = (float) Decibels.amplitude(-2);

  private static float[] limit(float[] in) {
    PeakLimiter limiter = new PeakLimiter(RATE, CEILING);
    float[] out = new float[in.length];
    for (int i = 0; i < in.length + limiter.delay(); i++) {
      float next = limiter.next(i < in.length ? in[i] : 0);
      if (i >= limiter.delay()) {
        out[i - limiter.delay()] = next;
      }
    }
    return out;
  }

  @Test
  void changesNothingBelowTheCeiling() {
    float[] quiet = new float[RATE];
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] = (float) (0.7 * Math.sin(i * 0.05));
    }

    assertThat(limit(quiet)).isEqualTo(quiet);
  }

  @Test
  void keepsEveryPeakUnderTheCeilingWithoutClipping() {
    Random random = new Random(1);
    float[] wild = new float[RATE];
    for (int i = 0; i < wild.length; i++) {
      wild[i] = (float) (random.nextGaussian() * (i % 5000 < 50 ? 2 : 0.2));
    }

    float[] limited = limit(wild);

    for (int i = 0; i < wild.length; i++) {
      assertThat(Math.abs(limited[i])).isLessThanOrEqualTo(CEILING);
      // The sign and the shape stay: the gain is between 0 and 1 everywhere.
      assertThat(Math.abs(limited[i])).isLessThanOrEqualTo(Math.abs(wild[i]));
      assertThat(limited[i] * wild[i]).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void recoversAfterAPeak() {
    float[] steady = new float[RATE];
    java.util.Arrays.fill(steady, 0.5f);
    steady[1000] = 2;

    float[] limited = limit(steady);

    assertThat(limited[1000]).isCloseTo(CEILING, within(0.001f));
    assertThat(limited[500]).isEqualTo(0.5f);
    assertThat(limited[900]).isLessThan(0.5f);
    assertThat(limited[RATE - 1]).isCloseTo(0.5f, within(0.001f));
  }
}
