package io.storycast.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.webhook.fixtures.RunningService;
import io.storycast.webhook.fixtures.RunningService.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WebhookApiIT {

  private static final String ENDPOINTS = "/v1/webhooks/endpoints";

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/webhooks/endpoints",
    "POST, /v1/webhooks/endpoints",
    "GET, /v1/webhooks/endpoints/1",
    "PATCH, /v1/webhooks/endpoints/1",
    "DELETE, /v1/webhooks/endpoints/1",
    "POST, /v1/webhooks/endpoints/1/test",
    "GET, /v1/webhooks/endpoints/1/deliveries",
    "GET, /v1/webhooks/deliveries/1",
    "POST, /v1/webhooks/deliveries/1/replay",
    "GET, /v1/webhooks/event-types",
    "GET, /v1/webhooks/openapi",
    "GET, /no/such/path",
    "GET, /error",
  })
  void opensToNobodyWithoutTheToken(String method, String path) {
    for (String token : new String[] {null, "wrong", "", RunningService.API_TOKEN + "x"}) {
      Reply reply =
          service.send(service.request(path, token).method(method, BodyPublishers.noBody()));

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.contentType()).isEqualTo("application/problem+json");
      assertThat(reply.json().path("code").asString()).isEqualTo("unauthorized");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                          | invalid-url",
        "{\"url\": \"not an address\"}                               | invalid-url",
        "{\"url\": \"https://8.8.8.8/\", \"kind\": \"pager\"}        | invalid-kind",
        "{\"url\": \"https://8.8.8.8/\", \"events\": [\"story\"]}    | invalid-events",
        "{\"url\": \"https://8.8.8.8/\", \"events\": []}             | invalid-events",
        "{\"url\": \"https://8.8.8.8/\", \"from\": \"yesterday\"}    | invalid-from",
        "{\"url\": \"https://8.8.8.8/\", \"secret\": \"whsec_short\"} | invalid-secret",
        "{\"url\": \"https://8.8.8.8/\", \"description\": \"\\u0000\"} | invalid-description",
        "[]                                                          | bad-request",
        "{                                                           | bad-request",
      })
  void refusesAnEndpointThatMakesNoSense(String json, String code) {
    Reply reply = service.post(ENDPOINTS, json);

    assertProblem(reply, 400, code);
    assertThat(reply.body()).doesNotContain("whsec_short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "http://8.8.8.8/",
        "ftp://8.8.8.8/",
        "https://user:password@8.8.8.8/",
        "https://no-such-host.invalid/",
      })
  void refusesAnAddressWhereDeliveriesMayNotGo(String url) {
    Reply reply = service.post(ENDPOINTS, "{\"url\": \"%s\"}".formatted(url));

    assertProblem(reply, 422, "forbidden-address");
    assertThat(reply.body()).doesNotContain("password");
  }

  @ParameterizedTest
  @CsvSource({
    "/deliveries?state=lost, invalid-state",
    "/deliveries?event=story, invalid-events",
    "/deliveries?limit=0, invalid-limit",
    "/deliveries?limit=101, invalid-limit",
    "/deliveries?before=x, invalid-before",
  })
  void refusesAQueryThatMakesNoSense(String query, String code) {
    assertProblem(service.get(ENDPOINTS + "/" + register() + query), 400, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/pause         | {}                         | invalid-reason",
        "/rotate-secret | {\"overlap\": \"a day\"}   | invalid-overlap",
        "/rotate-secret | {\"overlap\": \"P99D\"}    | invalid-overlap",
        "/replay        | {\"from\": \"yesterday\"}  | invalid-from",
        "/replay        | {\"events\": [\"story\"]}  | invalid-events",
      })
  void refusesAnOrderThatMakesNoSense(String path, String json, String code) {
    assertProblem(service.post(ENDPOINTS + "/" + register() + path, json), 400, code);
  }

  @Test
  void saysThatThereIsNoSuchEndpointOrDelivery() {
    assertProblem(service.get(ENDPOINTS + "/" + UUID.randomUUID()), 404, "endpoint-not-found");
    assertProblem(
        service.get("/v1/webhooks/deliveries/" + UUID.randomUUID()), 404, "delivery-not-found");
    assertProblem(service.get(ENDPOINTS + "/x"), 400, "invalid-endpoint");
    assertProblem(service.get("/v1/other"), 404, "not-found");
  }

  @Test
  void changesWhatMayChange() {
    String id = register();

    Reply reply =
        service.patch(
            ENDPOINTS + "/" + id,
            "{\"url\": \"https://9.9.9.9/in\", \"events\": [\"story.failed\"], \"description\": \"b\"}");

    JsonNode changed = reply.json();
    assertThat(changed.path("url").asString()).isEqualTo("https://9.9.9.9/in");
    assertThat(changed.path("events").toString()).isEqualTo("[\"story.failed\"]");
    assertThat(changed.path("description").asString()).isEqualTo("b");
    assertProblem(
        service.patch(ENDPOINTS + "/" + id, "{\"kind\": \"slack\"}"), 400, "invalid-change");
    assertProblem(
        service.patch(ENDPOINTS + "/" + id, "{\"url\": \"https://10.0.0.1/\"}"),
        422,
        "forbidden-address");
  }

  @Test
  void keepsASecretThatTheOwnerBrings() {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    Reply reply =
        service.post(
            ENDPOINTS, "{\"url\": \"https://8.8.8.8/\", \"secret\": \"%s\"}".formatted(secret));

    assertThat(reply.json().path("secret").asString()).isEqualTo(secret);
  }

  @Test
  void signsNoChat() {
    JsonNode chat =
        service.post(ENDPOINTS, "{\"url\": \"https://8.8.8.8/x\", \"kind\": \"slack\"}").json();

    assertThat(chat.has("secret")).isFalse();
    assertThat(chat.path("url").asString()).isEqualTo("https://8.8.8.8/…");
    assertThat(chat.path("events").toString())
        .isEqualTo("[\"story.failed\",\"stage.paused\",\"stage.resumed\"]");
    assertProblem(
        service.post(ENDPOINTS + "/" + chat.path("id").asString() + "/rotate-secret", "{}"),
        409,
        "no-secret");
  }

  private static String register() {
    return service.post(ENDPOINTS, "{\"url\": \"https://8.8.8.8/\"}").json().path("id").asString();
  }

  private static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.contentType()).startsWith("application/problem+json");
    assertThat(reply.json().path("code").asString()).isEqualTo(code);
    assertThat(reply.json().path("hint").asString()).isNotBlank();
  }
}
