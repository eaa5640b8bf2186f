package io.storycast.testing.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WavTest {

  private final Pcm tone = Pcm.tone(440, Duration.ofSeconds(1), 16_000);

  @Test
  void readsWhatItWrites() {
    assertThat(Wav.read(Wav.of(tone))).isEqualTo(tone);
  }

  @Test
  void readsStreamedFiles() {
    assertThat(Wav.read(Wav.streamed(tone))).isEqualTo(tone);
  }

  @Test
  void readsAHeaderAloneAsNoSound() {
    byte[] header = Arrays.copyOf(Wav.of(tone), Wav.HEADER_BYTES);
    assertThat(Wav.read(header).samples()).isEmpty();
  }

  @Test
  void refusesOtherFiles() {
    byte[] json = "{\"code\":50508}".getBytes(StandardCharsets.US_ASCII);
    assertThatIllegalArgumentException().isThrownBy(() -> Wav.read(json));
    assertThatIllegalArgumentException().isThrownBy(() -> Wav.read(new byte[0]));
  }

  @Test
  void tellsSoundFromSilence() {
    assertThat(tone.audibleShare()).isEqualTo(1);
    assertThat(tone.peak()).isBetween(0.49, 0.51);
    assertThat(tone.rms()).isBetween(0.34, 0.36);
    assertThat(Pcm.silence(Duration.ofSeconds(1), 16_000).audibleShare()).isZero();
  }
}
