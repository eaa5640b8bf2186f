package io.storycast.story.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ModelPropertiesTest {

  @Test
  void keepsTypesOfExtraFields() {
    assertThat(with("{\"enable_thinking\":false,\"thinking_budget\":128}").extraFields())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("enable_thinking", false, "thinking_budget", 128));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "x", "{\"a\":", "1"})
  void refusesExtraFieldsThatAreNoObject(String extra) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(extra))
        .withMessage("extra (STORY_EXTRA_FIELDS) is not a JSON object.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "messages", "response_format", "stream", "n", "max_tokens"})
  void refusesExtraFieldThatIsSetElsewhere(String field) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("{\"%s\":1}".formatted(field)))
        .withMessageContaining("[" + field + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, 100, max_tokens, SILICONFLOW_MODEL",
    "m, 2.1, 100, max_tokens, STORY_TEMPERATURE",
    "m, 1, 0, max_tokens, STORY_MAX_TOKENS",
    "m, 1, 100, tokens, STORY_TOKEN_FIELD"
  })
  void namesTheSettingThatIsWrong(
      String name, double temperature, int maxTokens, String tokenField, String variable) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelProperties(name, temperature, maxTokens, tokenField, null))
        .withMessageContaining(variable);
  }

  @Test
  void hidesKeyAndHeaderValues() {
    ModelProviderProperties provider =
        new ModelProviderProperties(
            "https://host",
            "very-secret",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            DataSize.ofMegabytes(1),
            Map.of("X-Gateway", "hidden-too"));

    assertThat(provider.toString())
        .contains("https://host/v1", "X-Gateway")
        .doesNotContain("secret", "hidden");
  }

  private static ModelProperties with(String extra) {
    return new ModelProperties("m", 0.8, 100, "max_tokens", extra);
  }
}
