package io.storycast.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.cli.demo.Narration.NotPlayable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NarrationTest {

  @Test
  void measuresWhatIsHeard() throws Exception {
    byte[] mp3 = Sounds.tone();

    Narration narration = Narration.decode(mp3);

    assertThat(narration.bytes()).isEqualTo(mp3.length);
    assertThat(narration.duration().toMillis()).isBetween(1_000L, 1_200L);
  }

  @Test
  void refusesSilence() {
    assertThatThrownBy(() -> Narration.decode(Sounds.silence()))
        .isInstanceOf(NotPlayable.class)
        .hasMessage("the file is silent");
  }

  @Test
  void refusesWhatIsNoMp3() {
    byte[] json = "{\"error\": \"no such voice\"}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Narration.decode(json))
        .isInstanceOf(NotPlayable.class)
        .hasMessage("the file holds no MP3 frame");
    assertThatThrownBy(() -> Narration.decode(new byte[0])).isInstanceOf(NotPlayable.class);
  }

  @Test
  void noticesThatATruncatedFileIsTooShort() throws Exception {
    byte[] mp3 = Sounds.tone();
    Narration half = Narration.decode(Arrays.copyOf(mp3, mp3.length / 2));

    Narration.decode(mp3).checkLength(1_050L);
    half.checkLength(null);
    assertThatThrownBy(() -> half.checkLength(1_050L))
        .isInstanceOf(NotPlayable.class)
        .hasMessageContaining("announced were 1050 ms");
  }
}
