package io.storycast.cli.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StackSettingsTest {

  private static final String EMBEDDED =
      """
      {"state": "ready", "pid": 1, "reason": null, "startedAt": "2026-11-22T10:00:00Z",
       "addresses": {"kafka": "127.0.0.1:9092", "database": "postgres://postgres@127.0.0.1/storycast",
                     "s3": "http://127.0.0.1:9000", "bucket": "storycast",
                     "audio": "http://127.0.0.1:9001", "simulator": "http://127.0.0.1:8090/v1"},
       "external": [],
       "processes": [%s, %s, %s, %s]}
      """
          .formatted(
              part("kafka", "up"),
              part("postgres", "up"),
              part("s3", "up"),
              part("simulator", "up"));

  private static final String EXTERNAL =
      """
      {"state": "ready", "pid": 1, "reason": null,
       "addresses": {"kafka": "broker:9092", "database": "postgres://site:***@db/site",
                     "s3": "https://x.r2.cloudflarestorage.com", "bucket": "site",
                     "audio": "https://audio.example.org", "provider": "https://api.example.org/v1"},
       "processes": [%s, %s, %s, %s]}
      """
          .formatted(
              part("kafka", "external"),
              part("postgres", "external"),
              part("s3", "external"),
              part("simulator", "external"));

  private static final Map<String, String> TOKENS =
      Map.of("API_TOKEN", "t", "CLOUDFLARE_R2_ACCESS_KEY_ID", "own-key");

  @Test
  void prefersThePartsTheStackRunsToThisShellsEnvironment() {
    Settings settings = settings(EMBEDDED, Map.of("DATABASE_URL", "postgres://other/db"));

    assertThat(settings.get("DATABASE_URL")).hasValue("postgres://postgres@127.0.0.1/storycast");
    assertThat(settings.get("KAFKA_BROKERS")).hasValue("127.0.0.1:9092");
    assertThat(settings.get("S3_ENDPOINT")).hasValue("http://127.0.0.1:9000");
    assertThat(settings.get("CLOUDFLARE_R2_PUBLIC_URL")).hasValue("http://127.0.0.1:9001");
    assertThat(settings.get("CLOUDFLARE_R2_ACCESS_KEY_ID")).hasValue("own-key");
    assertThat(settings.get("SILICONFLOW_BASE_URL")).hasValue("http://127.0.0.1:8090/v1");
  }

  @Test
  void leavesSecretsOfExternalPartsToTheEnvironment() {
    Settings settings =
        settings(EXTERNAL, Map.of("CLOUDFLARE_R2_ACCESS_KEY_ID", "site-key", "KAFKA_BROKERS", ""));

    assertThat(settings.get("DATABASE_URL")).isEmpty();
    assertThat(settings.get("KAFKA_BROKERS")).hasValue("broker:9092");
    assertThat(settings.get("CLOUDFLARE_R2_ACCESS_KEY_ID")).hasValue("site-key");
    assertThat(settings.get("CLOUDFLARE_R2_BUCKET_NAME")).hasValue("site");
    assertThat(settings.get("SILICONFLOW_BASE_URL")).hasValue("https://api.example.org/v1");
    assertThat(settings.get("API_TOKEN")).hasValue("t");
  }

  @Test
  void takesAHalfWrittenFileForNone() {
    assertThat(StackState.parse("{\"state\": \"rea")).isEmpty();
  }

  private static Settings settings(String stackFile, Map<String, String> environment) {
    StackState stack = StackState.parse(stackFile).orElseThrow();
    return new Settings(
        StackSettings.embedded(stack, TOKENS), environment, StackSettings.external(stack));
  }

  private static String part(String name, String health) {
    return """
        {"name": "%s", "pid": 1, "port": 1, "health": "%s", "healthUrl": null, "log": null,
         "restarts": 0}
        """
        .formatted(name, health);
  }
}
