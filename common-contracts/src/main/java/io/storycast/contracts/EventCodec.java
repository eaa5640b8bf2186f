package io.storycast.contracts;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads events as CloudEvents 1.0 in Kafka binary mode: attributes in {@code ce_}
 * headers, the plain event as JSON value.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class EventCodec {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          // Properties in the order of the record: the same event is always the same bytes.
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          // Tomorrow's optional fields must not break today's readers.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private EventCodec() {}

  /**
   * The event as a message for its topic.
   *
   * @param source the producing service, the CloudEvents {@code source}, for example {@code
   *     /storycast/story-service}
   */
  public static Message write(Event event, String source) {
    EventType kind = EventType.of(event);
    Map<String, String> headers = new TreeMap<>();
    headers.put(Headers.CE_SPECVERSION, "1.0");
    headers.put(Headers.CE_ID, EventIds.of(event).toString());
    headers.put(Headers.CE_SOURCE, source);
    headers.put(Headers.CE_TYPE, kind.type());
    headers.put(Headers.CE_SUBJECT, event.key());
    headers.put(Headers.CE_TIME, time(event));
    headers.put(Headers.CE_DATASCHEMA, kind.schemaId());
    headers.put(Headers.CONTENT_TYPE, "application/json");
    return new Message(kind.topic(), event.key(), headers, JSON.writeValueAsBytes(event));
  }

  /** The value of the event's message. */
  public static String json(Event event) {
    return JSON.writeValueAsString(event);
  }

  /**
   * The event in a record.
   *
   * @param header gives the text of a header, or null where the record has none
   * @param value the record's value
   * @throws UnreadableEventException when the type is unknown or the value is not an event of it
   */
  public static Event read(Function<String, @Nullable String> header, byte @Nullable [] value)
      throws UnreadableEventException {
    String type = header.apply(Headers.CE_TYPE);
    if (type == null) {
      throw new UnreadableEventException(
          ReasonCode.UNKNOWN_EVENT_TYPE, "The record has no ce_type header.", null);
    }
    EventType kind = EventType.ofType(type).orElse(null);
    if (kind == null) {
      throw new UnreadableEventException(
          ReasonCode.UNKNOWN_EVENT_TYPE, "ce_type '" + printable(type) + "' is not known.", null);
    }
    return read(kind, value);
  }

  /** The event of a known kind in a record's value. */
  public static Event read(EventType kind, byte @Nullable [] value)
      throws UnreadableEventException {
    if (value == null || value.length == 0) {
      throw new UnreadableEventException(
          ReasonCode.UNREADABLE_RECORD, "The record has no value.", null);
    }
    Event event = parse(kind, value);
    checkRequired(kind, event);
    return event;
  }

  private static Event parse(EventType kind, byte[] value) throws UnreadableEventException {
    try {
      Event event = JSON.readValue(value, kind.record());
      if (event == null) {
        throw new UnreadableEventException(
            ReasonCode.UNREADABLE_RECORD, "The value is JSON null.", null);
      }
      return event;
    } catch (JacksonException | NullPointerException e) {
      // The message of Jackson quotes the payload; its location says enough.
      String where = e instanceof JacksonException json ? location(json) : "";
      throw new UnreadableEventException(
          ReasonCode.UNREADABLE_RECORD, "The value is not a " + kind.type() + where + ".", e);
    }
  }

  private static void checkRequired(EventType kind, Event event) throws UnreadableEventException {
    String missing = RequiredFields.missing(event);
    if (missing != null) {
      throw new UnreadableEventException(
          ReasonCode.UNREADABLE_RECORD,
          "The value is not a " + kind.type() + ": '" + missing + "' is missing.",
          null);
    }
  }

  private static String location(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : ": line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static String printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
  }

  private static String time(Event event) {
    return switch (event) {
      case Fact fact -> fact.occurredAt().toString();
      case StageControl control -> control.orderedAt().toString();
      case StageStatus status -> status.reportedAt().toString();
    };
  }
}
