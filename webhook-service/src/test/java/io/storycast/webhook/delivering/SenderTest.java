package io.storycast.webhook.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.stage.Tracing;
import io.storycast.webhook.delivering.Answer.Outcome;
import io.storycast.webhook.signing.SigningSecret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SenderTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final Map<String, String> sent = new HashMap<>();
  private final Sender sender =
      new Sender(
          (address, headers, body) -> {
            sent.putAll(headers);
            return new Answer(Outcome.DELIVERED, 204, "", null, Duration.ZERO);
          },
          (chat, event) -> "{}",
          Tracing.NONE);

  @Test
  void sendsItsOwnPlaceInTheTraceOfTheEvent() {
    send(EndpointKind.STANDARD);

    assertThat(sent.get("traceparent"))
        .startsWith("00-" + TRACE + "-")
        .doesNotContain("b7ad6b7169203331");
  }

  @Test
  void sendsAChatNothingButItsMessage() {
    send(EndpointKind.SLACK);

    assertThat(sent).containsOnlyKeys("Content-Type");
  }

  private void send(EndpointKind kind) {
    UUID endpoint = UUID.randomUUID();
    WebhookEvent event =
        new WebhookEvent(
            UUID.randomUUID(),
            EventKind.STORY_READY,
            "42",
            1,
            Instant.EPOCH,
            "{}",
            "00-" + TRACE + "-b7ad6b7169203331-01");
    Target target =
        new Target(
            endpoint, kind, URI.create("https://example.org"), List.of(SigningSecret.random()));
    Claim claim = new Claim(UUID.randomUUID(), UUID.randomUUID(), endpoint, event, 0);
    sender.send(claim, target, Instant.EPOCH);
  }
}
