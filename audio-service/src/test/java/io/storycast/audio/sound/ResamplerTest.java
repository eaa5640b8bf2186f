package io.storycast.audio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

  private static final int TARGET = 44_100;

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
  void keepsPitchLevelAndPosition(int rate) {
    short[] resampled = new Resampler(rate, TARGET).resample(Tones.recording(997, -6, rate, 0.5));

    assertThat(resampled).hasSize(TARGET / 2);
    short[] expected = Tones.sine(997, -6, TARGET, 0.5);
    for (int i = 500; i < expected.length - 500; i++) {
      assertThat(resampled[i]).isCloseTo(expected[i], within((short) 30));
    }
  }

  @Test
  void removesWhatTheLowerRateCannotHold() {
    Recording high = Tones.recording(30_000, -6, 96_000, 0.5);

    short[] resampled = new Resampler(96_000, TARGET).resample(high);

    assertThat(Tones.rmsDb(resampled, 1000, resampled.length - 1000)).isLessThan(-70);
  }

  @Test
  void mirrorsNothingAboveTheOldRate() {
    short[] resampled =
        new Resampler(16_000, TARGET).resample(Tones.recording(6_000, -6, 16_000, 0.5));

    // The image of 6 kHz would be at 10 kHz; what is not the tone itself is far below it.
    short[] tone = Tones.sine(6_000, -6, TARGET, 0.5);
    short[] rest = new short[tone.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = (short) (resampled[i] - tone[i]);
    }
    assertThat(Tones.rmsDb(rest, 1000, rest.length - 1000)).isLessThan(-60);
  }
}
