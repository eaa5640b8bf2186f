package io.storycast.audio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessMeterTest {

  private static final int RATE = 44_100;

  private static double lufs(int rate, short[]... parts) {
    LoudnessMeter meter = new LoudnessMeter(rate);
    for (short[] part : parts) {
      meter.hear(part, 0, part.length);
    }
    return meter.lufs();
  }

  /** BS.1770: a 997 Hz sine at 0 dBFS in one channel reads -3.01 LKFS. */
  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 16_000})
  void readsTheStandardsReferenceTone(int rate) {
    assertThat(lufs(rate, Tones.sine(997, 0, rate, 5))).isCloseTo(-3.01, within(0.05));
    assertThat(lufs(rate, Tones.sine(997, -20, rate, 5))).isCloseTo(-23.01, within(0.05));
  }

  @Test
  void hearsBassAsLessLoud() {
    assertThat(lufs(RATE, Tones.sine(40, -20, RATE, 5))).isLessThan(-27);
  }

  /** After EBU Tech 3341, case 3: quiet parts 10 LU below the mean are gated away. */
  @Test
  void leavesOutSilenceAndQuietParts() {
    short[] loud = Tones.sine(997, -20, RATE, 30);

    assertThat(lufs(RATE, new short[5 * RATE], loud, new short[5 * RATE]))
        .isCloseTo(-23.01, within(0.1));
    assertThat(lufs(RATE, Tones.sine(997, -36, RATE, 5), loud, Tones.sine(997, -36, RATE, 5)))
        .isCloseTo(-23.01, within(0.1));
  }

  @Test
  void doesNotDependOnHowTheSamplesAreHandedIn() {
    short[] whole = Tones.sine(997, -20, RATE, 3);
    LoudnessMeter meter = new LoudnessMeter(RATE);
    for (int at = 0; at < whole.length; at += 777) {
      short[] part = java.util.Arrays.copyOfRange(whole, at, Math.min(whole.length, at + 777));
      meter.hear(part, 0, part.length);
    }

    assertThat(meter.lufs()).isEqualTo(lufs(RATE, whole));
  }

  @Test
  void hearsNothingInSilence() {
    assertThat(lufs(RATE, new short[RATE])).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
