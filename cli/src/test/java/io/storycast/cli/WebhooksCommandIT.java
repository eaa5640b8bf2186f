package io.storycast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.cli.WebServer.Request;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.RecordedTerminal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksCommandIT {

  private static final String ID = "0b6b3a5e-52d0-4a39-9d35-0e6d1a5d7c11";
  private static final String ENDPOINT =
      """
      {"id": "%s", "kind": "standard", "url": "https://hooks.example.org/in", "description": "site",
       "events": ["story.ready", "story.failed"], "state": "active", "reason": null,
       "since": null, "health": {"failures": 0, "failingSince": null, "lastSuccessAt": "%s",
       "lastFailure": null}, "waiting": 3, "createdAt": "2026-03-01T09:00:00Z", "unknown": 1%s}
      """;
  private static final String LIST = "{\"endpoints\": [%s]}".formatted(endpoint(""));

  private final WebServer server = new WebServer();
  private final RecordedTerminal recorded = RecordedTerminal.narrow();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void registersAnEndpointAndShowsItsSecretOnce() {
    server.answer(
        "POST /v1/webhooks/endpoints", 201, endpoint(", \"secret\": \"whsec_of-the-test\""));

    int code =
        run(
            "add",
            "https://hooks.example.org/in",
            "--events",
            "story.ready,story.failed",
            "--from-beginning");

    assertThat(code).isEqualTo(ExitCodes.OK);
    assertThat(recorded.out())
        .contains("events        story.ready, story.failed")
        .contains("Secret, shown only now: whsec_of-the-test");
    assertThat(server.requests().getFirst().body())
        .contains("\"url\":\"https://hooks.example.org/in\"")
        .contains("\"events\":[\"story.ready\",\"story.failed\"]")
        .contains("\"from\":\"beginning\"");
  }

  @Test
  void listsTheEndpoints() {
    server.answer("GET /v1/webhooks/endpoints", 200, LIST);

    assertThat(run("list")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .isEqualTo(
            """
            id        kind      state   waiting  last success  url
            0b6b3a5e  standard  active  3        2 min ago     https://hooks.example.org/in
            """);
  }

  @Test
  void ordersByTheBeginningOfAnId() {
    server.answer("GET /v1/webhooks/endpoints", 200, LIST);
    server.answer("POST /v1/webhooks/endpoints/" + ID + "/pause", 200, endpoint(""));

    assertThat(run("pause", "0b6b", "--reason", "it moves")).isEqualTo(ExitCodes.OK);

    assertThat(server.requests().getLast())
        .isEqualTo(
            new Request(
                "POST /v1/webhooks/endpoints/" + ID + "/pause",
                "Bearer the-token",
                "{\"reason\":\"it moves\"}"));
  }

  @Test
  void removesOnlyWhatThereIs() {
    server.answer("GET /v1/webhooks/endpoints", 200, LIST);
    server.answer("DELETE /v1/webhooks/endpoints/" + ID, 204, "");

    assertThat(run("remove", "0b6b")).isEqualTo(ExitCodes.OK);
    assertThat(run("remove", "ffff")).isEqualTo(ExitCodes.FAILED);

    assertThat(recorded.err()).contains("There is no endpoint 'ffff'.");
  }

  @Test
  void failsWhenATestIsNotDelivered() {
    server.answer("GET /v1/webhooks/endpoints", 200, LIST);
    server.answer(
        "POST /v1/webhooks/endpoints/" + ID + "/test",
        200,
        "{\"outcome\": \"refused\", \"status\": 500, \"durationMs\": 12, \"answer\": \"no\"}");

    assertThat(run("test", "0b6b")).isEqualTo(ExitCodes.FAILED);

    assertThat(recorded.out()).isEqualTo("refused with 500 in 12 ms: no\n");
  }

  @Test
  void showsDeliveriesAndReplaysThem() {
    server.answer("GET /v1/webhooks/endpoints", 200, LIST);
    server.answer(
        "GET /v1/webhooks/endpoints/" + ID + "/deliveries",
        200,
        """
        {"deliveries": [{"id": "d1", "type": "story.ready", "scenarioId": "s1",
          "occurredAt": "%s", "state": "failed", "attempts": 10, "nextAttemptAt": null,
          "last": {"number": 10, "at": "2026-03-01T09:00:00Z", "durationMs": 20000,
                   "outcome": "timed-out", "status": null, "answer": ""}}], "next": null}
        """
            .formatted(Instant.now().minusSeconds(125)));
    server.answer("POST /v1/webhooks/endpoints/" + ID + "/replay", 202, "{\"deliveries\": 2}");

    assertThat(run("deliveries", "0b6b", "--state", "failed")).isEqualTo(ExitCodes.OK);
    assertThat(run("replay", "0b6b", "--from", "2026-03-01T09:00:00Z")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .contains("d1  story.ready  2 min ago  failed  10              timed-out in 20000 ms")
        .endsWith("2 deliveries are made.\n");
    assertThat(server.requests().getLast().body())
        .contains("\"failedOnly\":true", "\"from\":\"2026-03-01T09:00:00Z\"");
  }

  @Test
  void showsTheAttemptsOfADelivery() {
    server.answer(
        "GET /v1/webhooks/deliveries/d1",
        200,
        """
        {"delivery": {"id": "d1", "type": "story.ready", "occurredAt": "%1$s", "state": "waiting",
                      "attempts": 1},
         "attempts": [{"number": 1, "at": "%1$s", "durationMs": 12, "outcome": "refused",
                       "status": 500, "answer": "no"}]}
        """
            .formatted(Instant.now().minusSeconds(125)));

    assertThat(run("delivery", "d1")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.out())
        .isEqualTo(
            """
            attempt  at         outcome               answer
            1        2 min ago  refused 500 in 12 ms  no
            """);
  }

  private static String endpoint(String more) {
    return ENDPOINT.formatted(ID, Instant.now().minusSeconds(125), more);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "--url";
    all[1] = server.address().toString();
    all[2] = "webhooks";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Storycast.run(
        Map.of("STORYCAST_TOKEN", "the-token"),
        recorded.terminal(),
        Arrays.copyOf(all, all.length));
  }
}
