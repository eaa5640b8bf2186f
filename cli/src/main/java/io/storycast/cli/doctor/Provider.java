package io.storycast.cli.doctor;

import io.storycast.cli.text.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAI-compatible API: one address, one key. */
final class Provider {

  static final JsonMapper JSON = JsonMapper.shared();

  /** A language model may take a minute for a story. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final URI base;
  private final String key;

  /**
   * @param key empty for a provider that wants none
   */
  Provider(String base, String key) {
    String trimmed = base.strip().replaceFirst("/+$", "");
    URI uri = URI.create(trimmed);
    this.base = uri.getPath().isEmpty() ? URI.create(trimmed + "/v1") : uri;
    this.key = key;
  }

  /** What the provider answered. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, String contentType, byte[] body) {

    boolean isOk() {
      return status == 200;
    }

    boolean isJson() {
      return contentType.contains("json");
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  Answer post(String path, Map<String, Object> body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    }
  }

  /** The finding for an answer other than 200, or for none at all. */
  Finding refusal(Answer answer, String modelSetting) {
    String fix =
        switch (answer.status()) {
          case 400, 422 -> "Check " + modelSetting + "; the message says what it does not take.";
          case 401, 403 -> "Check SILICONFLOW_API_KEY and what the account may use.";
          case 404 -> "Check " + modelSetting + " and the base URL.";
          case 429 -> "The account's limit is reached; wait, or raise it with the provider.";
          default -> "Try again; if it lasts, look at the provider's status page.";
        };
    return Finding.failed(
        "%s answers %d: %s".formatted(base, answer.status(), withoutKey(answer.text())), fix);
  }

  Finding unreachable(IOException e, String baseSetting) {
    return Finding.failed(
        "%s does not answer (%s).".formatted(base, e.getClass().getSimpleName()),
        "Check " + baseSetting + ".");
  }

  /** Some providers quote the key they refuse. */
  private String withoutKey(String message) {
    String clean = key.isEmpty() ? message : message.replace(key, "***");
    return Text.cut(Text.oneLine(clean), 200);
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
