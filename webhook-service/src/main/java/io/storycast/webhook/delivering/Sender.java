package io.storycast.webhook.delivering;

import io.storycast.contracts.Headers;
import io.storycast.stage.Step;
import io.storycast.stage.TraceParent;
import io.storycast.stage.Tracing;
import io.storycast.webhook.signing.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes an event as its endpoint wants it, and sends it: a step of the trace of the event. */
public final class Sender {

  private final Receiver receiver;
  private final Messages messages;
  private final Tracing tracing;

  public Sender(Receiver receiver, Messages messages, Tracing tracing) {
    this.receiver = receiver;
    this.messages = messages;
    this.tracing = tracing;
  }

  /** Sends once. */
  Answer send(Claim claim, Target target, Instant at) {
    try (Step step = step(claim)) {
      Answer answer = post(target, claim.event(), at, step.context());
      step.with("http.response.status_code", answer.status());
      if (!answer.isDelivered()) {
        step.failed(answer.outcome().wireName());
      }
      return answer;
    }
  }

  private Answer post(Target target, WebhookEvent event, Instant at, TraceParent place) {
    String text = target.kind().isChat() ? messages.bodyFor(target.kind(), event) : event.body();
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    if (!target.kind().isChat()) {
      headers.put(Headers.TRACEPARENT, place.header());
      headers.putAll(Signature.headers(event.id().toString(), at, body, target.secrets()));
    }
    return receiver.post(target.address(), headers, body);
  }

  /** Without the address: a chat's is a secret. */
  private Step step(Claim claim) {
    WebhookEvent event = claim.event();
    TraceParent cause = TraceParent.parse(event.traceparent()).orElse(null);
    return tracing
        .begin(cause, "deliver webhook", Step.Kind.CLIENT, List.of())
        .with("storycast.scenario.id", event.scenarioId())
        .with("storycast.webhook.endpoint", claim.endpoint())
        .with("storycast.webhook.delivery", claim.delivery())
        .with("storycast.webhook.type", event.kind().wireName())
        .with("storycast.try", claim.tries() + 1)
        .with("messaging.message.id", event.id());
  }
}
