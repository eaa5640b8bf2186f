package io.storycast.audio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VoicedTest {

  private static final int RATE = 24_000;

  @Test
  void trimsSilenceButLeavesABreath() {
    Recording padded = Tones.between(0.8, Tones.recording(300, -12, RATE, 1), 1.3);

    assertThat(Voiced.trim(padded).length() / (double) RATE).isCloseTo(1.07, within(0.02));
  }

  @Test
  void trimsNothingFromAVoiceWithoutSilence() {
    Recording voice = Tones.recording(300, -12, RATE, 1);

    assertThat(Voiced.trim(voice).toArray()).isEqualTo(voice.toArray());
  }

  @Test
  void fadesBothEndsAndNothingElse() {
    short[] samples = new short[RATE];
    java.util.Arrays.fill(samples, (short) 10_000);

    Fades.apply(samples, RATE, Duration.ofMillis(8));

    assertThat(samples[0]).isBetween((short) 1, (short) 100);
    assertThat(samples[96]).isBetween((short) 4_900, (short) 5_100);
    assertThat(samples[192]).isEqualTo((short) 10_000);
    assertThat(samples[RATE - 193]).isEqualTo((short) 10_000);
    assertThat(samples[RATE - 1]).isBetween((short) 1, (short) 100);
  }
}
