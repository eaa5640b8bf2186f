package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventIds;
import io.storycast.contracts.Headers;
import io.storycast.contracts.StoryFailed;
import io.storycast.local.Service;
import io.storycast.local.e2e.SpanCatcher.CaughtSpan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** webhook-service dies after a receiver has a delivery and before that is noted. */
@ResourceLock(Pipeline.LOCK)
class WebhookE2E {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The step that sent the fact. */
  private static final String SENT = "b7ad6b7169203331";

  private final List<String> received = new CopyOnWriteArrayList<>();

  @Test
  void deliversAgainWithTheSameIdWhatItSentAndCouldNotNote() throws Exception {
    Pipeline pipeline = Pipeline.stopped();
    HttpServer receiver = receiver();
    Path marker = pipeline.work.resolve("webhook-" + UUID.randomUUID());
    try {
      Instance first = start(pipeline, marker).awaitReady();
      Operator operator = new Operator(first.apiPort());
      operator.post(
          "/v1/webhooks/endpoints",
          "{\"url\": \"http://127.0.0.1:%d/\", \"events\": [\"story.failed\"]}"
              .formatted(receiver.getAddress().getPort()));
      StoryFailed failed = failed();

      String trace = UUID.randomUUID().toString().replace("-", "");
      Topic.send(
          pipeline.kafka.brokers(),
          EventCodec.write(failed, "/storycast/tests")
              .with(Headers.TRACEPARENT, "00-%s-%s-01".formatted(trace, SENT)));
      first.awaitDeath();
      assertThat(marker).exists();
      Instance second = start(pipeline, marker).awaitReady();

      Awaitility.await().atMost(PATIENCE).until(() -> received.size() >= 2);
      assertThat(received).hasSize(2).containsOnly(EventIds.of(failed).toString());
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(new Operator(second.apiPort()).get("/v1/webhooks/endpoints"))
                      .contains("\"waiting\":0")
                      .contains("\"failures\":0"));
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(deliveries(pipeline, trace))
                      .isNotEmpty()
                      .allMatch(span -> span.parent().equals(SENT)));
      second.kill();
    } finally {
      receiver.stop(0);
    }
  }

  private static List<CaughtSpan> deliveries(Pipeline pipeline, String trace) {
    return pipeline.spans.spans().stream()
        .filter(span -> span.traceId().equals(trace))
        .filter(span -> span.name().equals("deliver webhook"))
        .toList();
  }

  /** It dies at the fail point only when the marker does not exist yet. */
  private static Instance start(Pipeline pipeline, Path marker) {
    Map<String, String> environment = new HashMap<>();
    environment.put("WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8");
    environment.put("WEBHOOK_TIMEOUT", "1s");
    environment.put("STORYCAST_FAILPOINT", "after-webhook-send:" + marker);
    return pipeline.fleet.start(Service.WEBHOOK, environment);
  }

  private HttpServer receiver() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    return server;
  }

  private static StoryFailed failed() {
    String scenario = "webhook-" + UUID.randomUUID();
    return new StoryFailed(
        "job",
        scenario,
        1,
        1,
        scenario,
        "audio",
        "silent-audio",
        "The speech is silent.",
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }
}
