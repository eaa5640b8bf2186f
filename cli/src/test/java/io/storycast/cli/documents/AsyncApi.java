package io.storycast.cli.documents;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topics, their events and their schemas as an AsyncAPI document.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0.0</a>
 */
final class AsyncApi {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Of the Kafka bindings. */
  private static final String BINDING_VERSION = "0.5.0";

  private AsyncApi() {}

  /** The document as JSON text. */
  static String text() {
    ObjectNode document = JSON.createObjectNode();
    document.put("asyncapi", "3.0.0").put("id", "urn:storycast");
    info(document.putObject("info"));
    document.put("defaultContentType", "application/json");
    servers(document.putObject("servers"));
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = document.putObject("components").putObject("messages");
    for (EventType kind : EventType.values()) {
      channel(channels.putObject(name(kind)), kind);
      operation(operations.putObject("publish" + capital(name(kind))), kind);
      message(messages.putObject(name(kind)), kind);
    }
    return JSON.writeValueAsString(document) + "\n";
  }

  private static void info(ObjectNode info) {
    info.put("title", "Storycast events")
        .put("version", "1")
        .put(
            "description",
            "What happens to stories, as CloudEvents 1.0 in Kafka's binary mode. Delivery is at"
                + " least once; everything about one story is in order within a topic; schemas only"
                + " grow, and a breaking change is a new topic.");
  }

  private static void servers(ObjectNode servers) {
    servers
        .putObject("kafka")
        .put("host", "localhost:9092")
        .put("protocol", "kafka")
        .put("description", "The brokers of the installation; the port of the local system.");
  }

  private static void channel(ObjectNode channel, EventType kind) {
    Topics.Spec topic =
        Topics.all().stream()
            .filter(spec -> spec.name().equals(kind.topic()))
            .findFirst()
            .orElseThrow();
    channel.put("address", topic.name()).put("title", kind.versionedName());
    channel.putObject("messages").putObject(name(kind)).put("$ref", reference("messages", kind));
    ObjectNode binding = channel.putObject("bindings").putObject("kafka");
    binding.put("topic", topic.name()).put("partitions", topic.partitions());
    ObjectNode configuration = binding.putObject("topicConfiguration");
    topic
        .config()
        .forEach(
            (setting, value) -> {
              if (setting.equals("cleanup.policy")) {
                ArrayNode policies = configuration.putArray(setting);
                Arrays.stream(value.split(",")).forEach(policies::add);
              } else {
                configuration.put(setting, Long.parseLong(value));
              }
            });
    binding.put("bindingVersion", BINDING_VERSION);
  }

  private static void operation(ObjectNode operation, EventType kind) {
    operation.put("action", "send");
    operation.putObject("channel").put("$ref", "#/channels/" + name(kind));
    operation
        .putArray("messages")
        .addObject()
        .put("$ref", "#/channels/%s/messages/%s".formatted(name(kind), name(kind)));
  }

  private static void message(ObjectNode message, EventType kind) {
    ObjectNode schema = resource(kind.schemaResource());
    message
        .put("name", kind.type())
        .put("title", kind.versionedName())
        .put("summary", schema.path("description").asString())
        .put("contentType", "application/json");
    headers(message.putObject("headers"), kind);
    schema.remove("$schema"); // the words used mean the same in AsyncAPI's own dialect
    schema.remove("$id");
    message.set("payload", schema);
    message
        .putObject("externalDocs")
        .put("description", "The JSON Schema, under its $id")
        .put("url", kind.schemaId());
    ObjectNode key = message.putObject("bindings").putObject("kafka");
    key.putObject("key").put("type", "string").put("description", keyOf(kind));
    key.put("bindingVersion", BINDING_VERSION);
    message.putArray("examples").addObject().set("payload", resource(kind.exampleResource()));
  }

  private static void headers(ObjectNode headers, EventType kind) {
    headers.put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    constant(properties, Headers.CE_SPECVERSION, "1.0");
    constant(properties, Headers.CE_TYPE, kind.type());
    constant(properties, Headers.CE_DATASCHEMA, kind.schemaId());
    constant(properties, Headers.CONTENT_TYPE, "application/json");
    text(properties, Headers.CE_ID, "The same in every copy of the event.");
    text(properties, Headers.CE_SOURCE, "The service, for example /storycast/storage-service.");
    text(properties, Headers.CE_SUBJECT, "The key.");
    text(properties, Headers.CE_TIME, "When it happened; the same in every copy.");
    text(properties, Headers.TRACEPARENT, "W3C Trace Context, when there is a trace.");
    text(properties, Headers.ATTEMPT, "Which attempt of the job, from 1.");
    ArrayNode required = headers.putArray("required");
    List.of(
            Headers.CE_SPECVERSION,
            Headers.CE_ID,
            Headers.CE_SOURCE,
            Headers.CE_TYPE,
            Headers.CE_TIME)
        .forEach(required::add);
  }

  private static void constant(ObjectNode properties, String name, String value) {
    properties.putObject(name).put("type", "string").put("const", value);
  }

  private static void text(ObjectNode properties, String name, String description) {
    properties.putObject(name).put("type", "string").put("description", description);
  }

  private static String keyOf(EventType kind) {
    return switch (kind) {
      case STAGE_CONTROL -> "The stage.";
      case STAGE_STATUS -> "The stage and the instance.";
      default -> "The scenario's id: everything about one story has the same key.";
    };
  }

  /** For example {@code storyReady}. */
  private static String name(EventType kind) {
    String[] words = kind.versionedName().replaceFirst("\\.v\\d+$", "").split("-");
    return words[0]
        + Arrays.stream(words).skip(1).map(AsyncApi::capital).collect(Collectors.joining());
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String reference(String part, EventType kind) {
    return "#/components/%s/%s".formatted(part, name(kind));
  }

  private static ObjectNode resource(String name) {
    try (InputStream in = EventType.class.getResourceAsStream(name)) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
