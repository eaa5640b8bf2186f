package io.storycast.audio.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceMeterTest {

  private static final int RATE = 44_100;

  @Test
  void tellsHeadTailAndTheLongestSilenceBetween() {
    short[] samples = new short[5 * RATE];
    for (int at : new int[] {RATE, 2 * RATE, 4 * RATE}) {
      samples[at] = 1000;
    }
    SilenceMeter meter = new SilenceMeter();
    for (int at = 0; at < samples.length; at += 777) {
      meter.hear(samples, at, Math.min(777, samples.length - at));
    }

    assertThat(meter.head()).isEqualTo(RATE);
    assertThat(meter.longestBetween()).isEqualTo(2 * RATE - 1);
    assertThat(meter.tail()).isEqualTo(RATE - 1);
  }

  @Test
  void takesWhatIsBelowMinus50DbForSilence() {
    SilenceMeter meter = new SilenceMeter();
    meter.hear(Tones.sine(100, -50.5, RATE, 1), 0, RATE);
    meter.hear(Tones.sine(100, -49, RATE, 1), 0, RATE);

    assertThat(meter.head()).isBetween((long) RATE, RATE + 200L);
    assertThat(meter.tail()).isLessThan(200);
  }

  @Test
  void isAllHeadAndTailWhereNothingIsHeard() {
    SilenceMeter meter = new SilenceMeter();
    meter.hear(new short[RATE], 0, RATE);

    assertThat(meter.head()).isEqualTo(RATE);
    assertThat(meter.tail()).isEqualTo(RATE);
    assertThat(meter.longestBetween()).isZero();
  }
}
