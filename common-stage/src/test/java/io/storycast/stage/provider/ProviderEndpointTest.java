package io.storycast.stage.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ProviderEndpointTest {

  private static final ProviderLimits LIMITS =
      new ProviderLimits(Duration.ofSeconds(5), Duration.ofSeconds(60), DataSize.ofMegabytes(1));

  @ParameterizedTest
  @CsvSource({
    "https://api.siliconflow.cn/v1,                  https://api.siliconflow.cn/v1",
    "https://api.siliconflow.cn/v1/,                 https://api.siliconflow.cn/v1",
    "https://api.siliconflow.cn,                     https://api.siliconflow.cn/v1",
    "https://api.siliconflow.cn//,                   https://api.siliconflow.cn/v1",
    "HTTPS://api.siliconflow.cn/v1,                  https://api.siliconflow.cn/v1",
    "https://api.siliconflow.cn/v1/chat/completions, https://api.siliconflow.cn/v1",
    "https://api.siliconflow.cn/chat/completions/,   https://api.siliconflow.cn/v1",
    "https://api.siliconflow.cn/v1/audio/speech,     https://api.siliconflow.cn/v1",
    "http://localhost:8000,                          http://localhost:8000/v1",
    "http://[::1]:8000/v1,                           http://[::1]:8000/v1",
    "https://openrouter.ai/api/v1,                   https://openrouter.ai/api/v1",
    "https://x.googleapis.com/v1beta/openai/,        https://x.googleapis.com/v1beta/openai"
  })
  void acceptsBaseUrlAsPeopleWriteIt(String written, String meant) {
    assertThat(ProviderEndpoint.of("speech", written, "", LIMITS).baseUrl()).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api.siliconflow.cn/v1",
        "ftp://api.siliconflow.cn",
        "https://",
        "https://me:secret@host/v1",
        "https://host/v1?key=secret",
        "https://host/v1 #secret"
      })
  void refusesWhatIsNoBaseUrlWithoutQuotingIt(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProviderEndpoint.of("speech", written, "", LIMITS))
        .withMessageStartingWith("The base URL")
        .withNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void hidesKeyAndHeaderValues() {
    ProviderEndpoint endpoint =
        ProviderEndpoint.of("speech", "https://host", " sk-very-secret\n", LIMITS)
            .withHeaders(Map.of("X-Gateway", "hidden-too"));

    assertThat(endpoint.apiKey()).isEqualTo("sk-very-secret");
    assertThat(endpoint.toString())
        .contains("https://host/v1", "X-Gateway", "key ***")
        .doesNotContain("secret", "hidden");
  }

  @Test
  void saysThatThereIsNoKey() {
    assertThat(ProviderEndpoint.of("speech", "https://host", "", LIMITS).toString())
        .contains("key none");
  }

  @Test
  void refusesLimitsThatLimitNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ProviderLimits(Duration.ZERO, Duration.ofSeconds(1), DataSize.ofMegabytes(1)))
        .withMessageContaining("connect time-out");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ProviderLimits(Duration.ofSeconds(1), Duration.ZERO, DataSize.ofMegabytes(1)))
        .withMessageContaining("read time-out");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProviderLimits(
                    Duration.ofSeconds(1), Duration.ofSeconds(1), DataSize.ofBytes(0)))
        .withMessageContaining("answer size");
  }
}
