package io.storycast.audio.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketPropertiesTest {

  private static BucketProperties properties(String endpoint, String account, String publicUrl) {
    return new BucketProperties(
        endpoint,
        account,
        "the-id",
        "the-secret",
        "auto",
        "stories",
        publicUrl,
        Duration.ofSeconds(10),
        Duration.ofSeconds(60));
  }

  @Test
  void reachesR2ByAccountAndAnythingElseByEndpoint() {
    assertThat(properties("", "abc123", "https://a.example").endpointUri())
        .hasToString("https://abc123.r2.cloudflarestorage.com");
    assertThat(properties("http://127.0.0.1:9000", "abc123", "https://a.example").endpointUri())
        .hasToString("http://127.0.0.1:9000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example/x", "https://a.example/x/", " https://a.example/x// "})
  void putsOneSlashBeforeTheKey(String publicUrl) {
    assertThat(properties("", "abc123", publicUrl).publicAddress("stories/audio/s.mp3"))
        .isEqualTo("https://a.example/x/stories/audio/s.mp3");
  }

  @Test
  void namesEveryVariableThatIsMissing() {
    assertThatThrownBy(
            () ->
                new BucketProperties(
                    "", "", "", " ", "auto", "b", "", Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .hasMessageContainingAll(
            "CLOUDFLARE_R2_ACCOUNT_ID or S3_ENDPOINT",
            "CLOUDFLARE_R2_ACCESS_KEY_ID",
            "CLOUDFLARE_R2_SECRET_ACCESS_KEY",
            "CLOUDFLARE_R2_PUBLIC_URL")
        .hasMessageNotContaining("BUCKET_NAME");
  }

  @Test
  void needsNoKeysWhereThePodHasAnIdentity() {
    BucketProperties properties =
        new BucketProperties(
            "https://s3.eu-central-1.amazonaws.com",
            "",
            "",
            "",
            "eu-central-1",
            "stories",
            "https://a.example",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    assertThat(properties.usesOwnIdentity()).isTrue();
    assertThat(properties.toString()).contains("own identity");
  }

  @Test
  void refusesHalfAKey() {
    assertThatThrownBy(
            () ->
                new BucketProperties(
                    "http://127.0.0.1:9000",
                    "",
                    "the-id",
                    "",
                    "auto",
                    "stories",
                    "https://a.example",
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1)))
        .hasMessageContaining("CLOUDFLARE_R2_SECRET_ACCESS_KEY");
  }

  @Test
  void printsNoSecret() {
    assertThat(properties("", "abc123", "https://a.example").toString())
        .contains("abc123", "stories")
        .doesNotContain("the-id", "the-secret");
  }
}
