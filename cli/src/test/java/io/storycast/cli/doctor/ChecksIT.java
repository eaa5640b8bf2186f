package io.storycast.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.WebServer;
import io.storycast.cli.doctor.Finding.Kind;
import io.storycast.cli.home.Settings;
import io.storycast.testing.Dependencies;
import io.storycast.testing.EmbeddedS3;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksIT {

  private static final String KEY = "sk-very-secret";

  private final WebServer provider = new WebServer();
  private final Map<String, String> settings = new HashMap<>();

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void acceptsAModelThatAnswersTheContract() {
    useProvider();
    provider.answer(
        "POST /v1/chat/completions",
        200,
        """
        {"choices": [{"message": {"content": "```json\\n{\\"title\\": \\"T\\", \\"bodyMarkdown\\": \
        \\"A.\\\\n\\\\nB.\\", \\"keyPhrases\\": [{\\"phrase\\": \\"p\\", \\"meaningEn\\": \\"e\\", \
        \\"meaningZh\\": \\"z\\", \\"type\\": \\"noun\\"}]}\\n```"}}]}
        """);

    assertThat(finding("model").kind()).isEqualTo(Kind.OK);
    assertThat(provider.requests().getFirst().authorization()).isEqualTo("Bearer " + KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"choices\": [{\"message\": {\"content\": \"Once upon a time\"}}]} | not with JSON",
        "{\"choices\": []}                                                   | not with a JSON object",
        "{\"choices\": [{\"message\": {\"content\": \"{}\"}}]}               | without a title",
      })
  void saysWhatIsWrongWithAnAnswer(String answer, String problem) {
    useProvider();
    provider.answer("POST /v1/chat/completions", 200, answer);

    assertThat(finding("model").kind()).isEqualTo(Kind.FAILED);
    assertThat(finding("model").says()).contains(problem);
  }

  @Test
  void namesTheSettingOfARefusalAndNeverTheKey() {
    useProvider();
    provider.answer("POST /v1/chat/completions", 401, "{\"message\": \"bad key " + KEY + "\"}");
    provider.answer("POST /v1/audio/speech", 404, "\"no such model\"");

    assertThat(finding("model").fix()).contains("SILICONFLOW_API_KEY");
    assertThat(finding("model").says()).contains("401", "bad key ***").doesNotContain(KEY);
    assertThat(finding("speech").fix()).contains("SILICONFLOW_TTS_MODEL");
  }

  @Test
  void refusesSpeechThatIsNoAudio() {
    useProvider();
    provider.answer("POST /v1/audio/speech", 200, "{\"error\": \"busy\"}");

    assertThat(finding("speech").kind()).isEqualTo(Kind.FAILED);
    assertThat(finding("speech").says()).contains("no WAV audio");
  }

  @Test
  void acceptsSpeechThatIsAudio() {
    useProvider();
    byte[] wav = new byte[40_000];
    System.arraycopy("RIFF0000WAVE".getBytes(StandardCharsets.US_ASCII), 0, wav, 0, 12);
    provider.answer("POST /v1/audio/speech", 200, "application/octet-stream", wav);

    assertThat(finding("speech").kind()).isEqualTo(Kind.OK);
  }

  @Test
  void provesTheBucketAndLeavesNothingInIt() {
    useBucket();

    assertThat(finding("bucket"))
        .isEqualTo(
            Finding.ok(
                "'%s' took a small MP3, gave it back at its public address and deleted it."
                    .formatted(Dependencies.s3().bucket())));
  }

  @Test
  void saysWhatIsWrongWithABucket() {
    useBucket();
    settings.put("CLOUDFLARE_R2_PUBLIC_URL", provider.address().toString());
    assertThat(finding("bucket").says()).contains("The bucket took the file, but", "404");

    useBucket();
    settings.put("CLOUDFLARE_R2_SECRET_ACCESS_KEY", "wrong-secret");
    assertThat(finding("bucket").fix()).contains("access key");
    assertThat(finding("bucket").toString()).doesNotContain("wrong-secret");

    useBucket();
    settings.put("S3_ENDPOINT", "http://127.0.0.1:1");
    assertThat(finding("bucket").fix()).contains("S3_ENDPOINT");
  }

  @Test
  void findsTheBrokersTopics() {
    settings.put("KAFKA_BROKERS", Dependencies.kafka().brokers());

    assertThat(finding("broker").kind()).isEqualTo(Kind.OK);
  }

  @Test
  void namesTheTablesThatAreMissing() {
    settings.put("DATABASE_URL", Dependencies.postgres().freshDatabase("doctor").url());

    assertThat(finding("database").says())
        .contains("public.scenarios", "scheduler.story_generation_jobs");
    assertThat(finding("database").fix()).contains("create their tables");
  }

  @Test
  void skipsWhatNobodyConfigured() {
    assertThat(Checks.of(new Settings(settings), Map.of()))
        .extracting(check -> check.finding().kind())
        .containsOnly(Kind.SKIPPED);
  }

  private Finding finding(String check) {
    return Checks.of(new Settings(settings), Map.of()).stream()
        .filter(candidate -> candidate.name().equals(check))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  private void useProvider() {
    settings.put("SILICONFLOW_BASE_URL", provider.address() + "/v1/");
    settings.put("SILICONFLOW_API_KEY", KEY);
  }

  private void useBucket() {
    EmbeddedS3 s3 = Dependencies.s3();
    settings.put("S3_ENDPOINT", s3.endpoint().toString());
    settings.put("CLOUDFLARE_R2_PUBLIC_URL", s3.publicUrl().toString());
    settings.put("CLOUDFLARE_R2_BUCKET_NAME", s3.bucket());
    settings.put("CLOUDFLARE_R2_ACCESS_KEY_ID", s3.accessKey());
    settings.put("CLOUDFLARE_R2_SECRET_ACCESS_KEY", s3.secretKey());
  }
}
