package io.storycast.scheduler.deadletters.kafka;

import io.storycast.contracts.Headers;
import io.storycast.scheduler.deadletters.LetterRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The headers of a dead letter: who wrote them, and what they say. The last of a name counts. */
record RecordHeaders(List<LetterRecord.Header> headers) {

  /** Ours, set when a record dies or is replayed; a replayed record starts without them. */
  private static final Set<String> OURS =
      Set.of(
          Headers.STAGE,
          Headers.REASON_CODE,
          Headers.REASON,
          Headers.FAILURE_CLASS,
          Headers.FINGERPRINT,
          Headers.STAGE_ATTEMPTS,
          Headers.HISTORY,
          Headers.DEAD_LETTER_ID,
          Headers.DIED_AT,
          Headers.DIED_STEP,
          Headers.VALUE_OMITTED,
          Headers.REPLAY_COUNT,
          Headers.REPLAY_OF,
          Headers.REPLAY_ID,
          Headers.REPLAY_STEP);

  /**
   * Spring's, of its recoverer and of its retry topics.
   *
   * @see <a
   *     href="https://docs.spring.io/spring-kafka/api/org/springframework/kafka/support/KafkaHeaders.html">KafkaHeaders</a>
   */
  private static final List<String> SPRINGS =
      List.of(
          "kafka_dlt-",
          "kafka_original-",
          "kafka_exception-",
          "kafka_key-exception-",
          "kafka_deliveryAttempt",
          "retry_topic-",
          "springDeserializerException");

  private static final List<String> SPRINGS_ORIGINALS = List.of("kafka_dlt-", "kafka_");

  private static final int TEXT_LIMIT = 2_000_000;

  /** The text of a header, or null. */
  @Nullable String text(String name) {
    return KafkaText.lenient(value(name), TEXT_LIMIT);
  }

  /** The text of one of Spring's headers, of its recoverer or of its retry topics. */
  @Nullable String springText(String name) {
    return SPRINGS_ORIGINALS.stream()
        .map(prefix -> text(prefix + name))
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** A number of Spring's, which it writes as big-endian bytes, and others as text. */
  Optional<Long> springNumber(String name) {
    return SPRINGS_ORIGINALS.stream()
        .map(prefix -> number(value(prefix + name)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A number written as text, or what stands for none. */
  int number(String name, int otherwise) {
    return decimal(value(name))
        .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
        .map(Long::intValue)
        .orElse(otherwise);
  }

  /** Digits come first: as big-endian bytes they would be numbers that no topic reaches. */
  private static Optional<Long> number(byte @Nullable [] bytes) {
    if (bytes == null || decimal(bytes).isPresent()) {
      return decimal(bytes);
    }
    return switch (bytes.length) {
      case Integer.BYTES -> Optional.of((long) ByteBuffer.wrap(bytes).getInt());
      case Long.BYTES -> Optional.of(ByteBuffer.wrap(bytes).getLong());
      default -> Optional.empty();
    };
  }

  private static Optional<Long> decimal(byte @Nullable [] bytes) {
    try {
      return bytes == null
          ? Optional.empty()
          : Optional.of(Long.parseLong(new String(bytes, StandardCharsets.UTF_8).strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  byte @Nullable [] value(String name) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      if (headers.get(i).name().equals(name)) {
        return headers.get(i).value();
      }
    }
    return null;
  }

  boolean hasSprings() {
    return headers.stream().anyMatch(header -> isSprings(header.name()));
  }

  /** The headers the record had before it died. */
  List<LetterRecord.Header> own() {
    return headers.stream()
        .filter(header -> !OURS.contains(header.name()) && !isSprings(header.name()))
        .toList();
  }

  private static boolean isSprings(String name) {
    return SPRINGS.stream().anyMatch(name::startsWith);
  }

  int bytes() {
    int bytes = 0;
    for (LetterRecord.Header header : headers) {
      byte[] value = header.value();
      bytes += header.name().length() + (value == null ? 0 : value.length);
    }
    return bytes;
  }
}
