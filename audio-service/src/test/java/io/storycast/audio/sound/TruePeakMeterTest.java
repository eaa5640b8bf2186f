package io.storycast.audio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruePeakMeterTest {

  private static final int RATE = 44_100;

  private static double peak(short[] samples) {
    TruePeakMeter meter = new TruePeakMeter();
    meter.hear(samples, 0, samples.length);
    return meter.decibels();
  }

  /** At a quarter of the rate and 45 degrees, every sample is 3 dB below the peak between two. */
  @Test
  void findsThePeakBetweenTheSamples() {
    short[] samples = new short[RATE];
    for (int i = 0; i < samples.length; i++) {
      double fade = Math.min(1, Math.min(i, samples.length - i) / 2000.0);
      samples[i] = (short) Math.round(16_384 * fade * Math.sin(Math.PI / 2 * i + Math.PI / 4));
    }

    assertThat(peak(samples)).isCloseTo(-6.02, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 997, 5_000, 15_000})
  void readsTones(int hertz) {
    short[] tone = Tones.sine(hertz, -3, RATE, 1);
    Fades.apply(tone, RATE, Duration.ofMillis(50));

    assertThat(peak(tone)).isCloseTo(-3, within(0.1));
  }

  @Test
  void findsASinglePeakWhereverItIs() {
    for (int at : new int[] {0, 1, 15, 16, 17, 63, 64, 95, 96, 97, 998, 999}) {
      short[] samples = new short[1000];
      samples[at] = 16_384;

      assertThat(peak(samples)).isCloseTo(-6.02, within(0.01));
    }
  }

  @Test
  void leavesNothingOutByLookingOnlyWhereAPeakMayBe() {
    Random random = new Random(1);
    for (int round = 0; round < 20; round++) {
      short[] noise = new short[2000];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (short) (random.nextGaussian() * (i % 500 < 20 ? 9000 : 3000));
      }
      assertThat(peak(noise)).isCloseTo(Decibels.of(everyPoint(noise)), within(0.01));
    }
  }

  private static double everyPoint(short[] samples) {
    double greatest = 0;
    for (int i = 0; i < 4; i++) {
      float[] filter = Resampler.filter(i / 4.0, 1, 16);
      for (int at = -16; at < samples.length + 16; at++) {
        double sum = 0;
        for (int tap = 0; tap < filter.length; tap++) {
          int index = at - 15 + tap;
          sum += index < 0 || index >= samples.length ? 0 : filter[tap] * samples[index];
        }
        greatest = Math.max(greatest, Math.abs(sum) / Decibels.FULL_SCALE);
      }
    }
    return greatest;
  }

  @Test
  void hearsNothingInSilence() {
    assertThat(peak(new short[1000])).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
