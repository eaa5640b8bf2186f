package io.storycast.stage.kafka;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.Fact;
import io.storycast.contracts.FailureClass;
import io.storycast.contracts.Headers;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.stage.DeadLetter;
import io.storycast.stage.TraceParent;
import io.storycast.stage.engine.InboundRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what can be read of a dead letter; a foreign one lacks some headers and still counts. */
final class DeadLetterReader {

  private DeadLetterReader() {}

  static DeadLetter read(InboundRecord record) {
    Optional<Fact> fact = factIn(record);
    String origin = record.header(Headers.DLT_ORIGINAL_TOPIC);
    return new DeadLetter(
        orElse(record.header(Headers.DEAD_LETTER_ID), record.toString()),
        record.topic(),
        record.partition(),
        record.offset(),
        orElse(origin, record.topic().replaceFirst("\\.[^.]+\\.dlt$", "")),
        orElse(record.header(Headers.STAGE), "unknown"),
        fact.map(Fact::scenarioId).orElseGet(() -> text(record.key())),
        fact.map(Fact::revision).orElse(0),
        record.attempt(),
        orElse(record.header(Headers.REASON_CODE), "unknown"),
        failureClass(record.header(Headers.FAILURE_CLASS)),
        orElse(
            record.header(Headers.REASON),
            orElse(record.header(Headers.DLT_EXCEPTION_MESSAGE), "No reason was given.")),
        Projecting.trace(record).map(TraceParent::traceId).orElse(null),
        at(record));
  }

  private static Optional<Fact> factIn(InboundRecord record) {
    try {
      Event event = EventCodec.read(record::header, record.value());
      return event instanceof Fact fact ? Optional.of(fact) : Optional.empty();
    } catch (UnreadableEventException e) {
      return Optional.empty(); // that may well be why it died
    }
  }

  private static FailureClass failureClass(@Nullable String name) {
    try {
      return name == null ? FailureClass.PERMANENT : FailureClass.valueOf(name);
    } catch (IllegalArgumentException e) {
      return FailureClass.PERMANENT;
    }
  }

  private static Instant at(InboundRecord record) {
    String text = record.header(Headers.DIED_AT);
    try {
      return text == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.ofEpochMilli(record.timestamp());
    }
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
