package io.storycast.audio.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SpeechPropertiesTest {

  private static SpeechProperties properties(String voice) {
    return new SpeechProperties(
        "https://speech.example/v1",
        "sk-secret",
        "some-tts",
        voice,
        "wav",
        44_100,
        null,
        Map.of("token", "hidden-secret"),
        Duration.ofSeconds(10),
        Duration.ofSeconds(120),
        DataSize.ofMegabytes(32));
  }

  @Test
  void printsNoSecret() {
    assertThat(properties("alex").toString())
        .contains("https://speech.example/v1", "some-tts", "token")
        .doesNotContain("secret");
    assertThat(properties("alex").endpoint(false).toString()).doesNotContain("secret");
  }

  @Test
  void namesTheHostAsProvider() {
    SpeechProperties properties = properties(" ");

    assertThat(properties.voiceOf(properties.endpoint(false)).provider())
        .isEqualTo("speech.example");
    assertThat(properties.voiceOf(properties.endpoint(false)).name()).isNull();
  }
}
