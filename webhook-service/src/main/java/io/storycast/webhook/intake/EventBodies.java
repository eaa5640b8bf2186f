package io.storycast.webhook.intake;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventIds;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import io.storycast.contracts.StageStatus;
import io.storycast.stage.TraceParent;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.delivering.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sent about what: {@code type}, {@code timestamp} and {@code data}, as Standard Webhooks
 * has it. The data of a fact is the fact.
 */
public final class EventBodies {

  /** Standard Webhooks asks to stay below 20 kB. */
  static final int MOST_BYTES = 20_000;

  private static final String OMITTED = "omitted";
  private static final JsonMapper JSON = new JsonMapper();

  private EventBodies() {}

  /**
   * The event that tells of a fact.
   *
   * @param trace where the fact stands in its story's trace, if it is known
   * @throws IllegalArgumentException when endpoints cannot be told of this kind of fact
   */
  static WebhookEvent of(Fact fact, @Nullable TraceParent trace) {
    EventKind kind = kindOf(EventType.of(fact));
    ObjectNode data = (ObjectNode) JSON.readTree(EventCodec.write(fact, "").value());
    return new WebhookEvent(
        EventIds.of(fact),
        kind,
        fact.scenarioId(),
        fact.revision(),
        fact.occurredAt(),
        shortEnough(kind, fact.occurredAt(), data),
        trace == null ? null : trace.header());
  }

  /**
   * The event that tells of the beginning of a pause; equal from every instance that reports it.
   */
  static WebhookEvent paused(String stage, StageStatus.Pause pause) {
    ObjectNode data = JSON.createObjectNode();
    data.put("stage", stage)
        .put("cause", pause.cause().name().toLowerCase(Locale.ROOT))
        .put("dependency", pause.dependency())
        .put("reasonCode", pause.reasonCode())
        .put("message", pause.message())
        .put("by", pause.by())
        .put("since", pause.since().toString());
    String identity =
        "%s|%s|%s|%s".formatted(stage, pause.cause(), pause.dependency(), pause.since());
    return ofStage(EventKind.STAGE_PAUSED, identity, pause.since(), data);
  }

  /** The event that tells of the end of a pause. */
  static WebhookEvent resumed(String stage, Instant since, Instant at) {
    ObjectNode data = JSON.createObjectNode();
    data.put("stage", stage).put("since", since.toString()).put("until", at.toString());
    return ofStage(EventKind.STAGE_RESUMED, stage + "|" + since, at, data);
  }

  /** An event that says nothing but that the endpoint works. */
  public static WebhookEvent test(String description, Instant now) {
    ObjectNode data = JSON.createObjectNode();
    data.put("message", "This is a test. Nothing happened.").put("endpoint", description);
    String body = body(EventKind.TEST, now, data);
    return new WebhookEvent(UUID.randomUUID(), EventKind.TEST, null, 0, now, body, null);
  }

  private static WebhookEvent ofStage(
      EventKind kind, String identity, Instant at, ObjectNode data) {
    String name = "urn:storycast:webhook:%s|%s".formatted(kind.wireName(), identity);
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new WebhookEvent(id, kind, null, 0, at, body(kind, at, data), null);
  }

  private static EventKind kindOf(EventType fact) {
    return switch (fact) {
      case STORY_GENERATED -> EventKind.STORY_GENERATED;
      case AUDIO_UPLOADED -> EventKind.AUDIO_UPLOADED;
      case STORY_READY -> EventKind.STORY_READY;
      case STORY_FAILED -> EventKind.STORY_FAILED;
      case JOB_CANCELLED -> EventKind.JOB_CANCELLED;
      default -> throw new IllegalArgumentException("endpoints are not told of " + fact.topic());
    };
  }

  /** Leaves out the longest fields until it is short enough, and says which. */
  private static String shortEnough(EventKind kind, Instant at, ObjectNode data) {
    String body = body(kind, at, data);
    while (body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      Optional<String> longest = longest(data);
      if (longest.isEmpty()) {
        return body;
      }
      data.remove(longest.get());
      omitted(data).add(longest.get());
      body = body(kind, at, data);
    }
    return body;
  }

  private static Optional<String> longest(ObjectNode data) {
    return data.properties().stream()
        .filter(field -> !field.getKey().equals(OMITTED))
        .max(Comparator.comparingInt(field -> field.getValue().toString().length()))
        .map(Map.Entry::getKey);
  }

  private static ArrayNode omitted(ObjectNode data) {
    @Nullable JsonNode known = data.get(OMITTED);
    return known instanceof ArrayNode list ? list : data.putArray(OMITTED);
  }

  private static String body(EventKind kind, Instant at, ObjectNode data) {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", kind.wireName()).put("timestamp", at.toString());
    body.set("data", data);
    return JSON.writeValueAsString(body);
  }
}
