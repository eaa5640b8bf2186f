package io.storycast.webhook.delivering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that endpoints are told about.
 *
 * @param id the {@code webhook-id}: equal in every delivery of it, and the {@code ce_id} of a fact
 * @param scenarioId the story it is about; null for news of a stage
 * @param revision of the story; 0 for news of a stage
 * @param body the JSON text that is signed and sent: {@code type}, {@code timestamp}, {@code data}
 * @param traceparent where it stands in its story's trace; null where there is none
 */
public record WebhookEvent(
    UUID id,
    EventKind kind,
    @Nullable String scenarioId,
    int revision,
    Instant occurredAt,
    String body,
    @Nullable String traceparent) {

  /** Without the body. */
  @Override
  public String toString() {
    return "WebhookEvent[%s %s]".formatted(kind.wireName(), id);
  }
}
