package io.storycast.stage.engine;

import io.storycast.contracts.Headers;
import io.storycast.contracts.Topics;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.InboundRecord.Header;
import io.storycast.stage.engine.Obligation.Failed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a record the service gave up on into its dead letter: the same key and value byte for byte,
 * the record's own headers, and new ones that say where it came from and why it died.
 *
 * <p>Headers of an earlier death are replaced, so a record does not grow with its replays.
 */
public final class DeadLetters {

  private static final int MESSAGE_LIMIT = 1000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String stage;
  private final String service;
  private final String group;
  private final Clock clock;

  /**
   * @param group the consumer group that consumed the record
   */
  public DeadLetters(String stage, String service, String group, Clock clock) {
    this.stage = stage;
    this.service = service;
    this.group = group;
    this.clock = clock;
  }

  /** The dead letter of a record that never became an obligation. */
  public OutboundRecord of(InboundRecord record, StageFailure failure) {
    return of(Obligation.landed(record, clock.instant()), failure);
  }

  OutboundRecord of(Obligation obligation, StageFailure failure) {
    InboundRecord record = obligation.record();
    Map<String, byte[]> added = new LinkedHashMap<>();
    addOrigin(added, record);
    addReason(added, obligation, failure);
    List<Header> headers = new ArrayList<>(ownHeaders(record));
    added.forEach((name, value) -> headers.add(new Header(name, value)));
    return new OutboundRecord(
        Topics.deadLetters(record.topic(), service), record.key(), record.value(), headers);
  }

  private void addOrigin(Map<String, byte[]> headers, InboundRecord record) {
    headers.put(Headers.DLT_ORIGINAL_TOPIC, text(record.topic()));
    headers.put(Headers.DLT_ORIGINAL_PARTITION, int32(record.partition()));
    headers.put(Headers.DLT_ORIGINAL_OFFSET, int64(record.offset()));
    headers.put(Headers.DLT_ORIGINAL_TIMESTAMP, int64(record.timestamp()));
    headers.put(Headers.DLT_ORIGINAL_CONSUMER_GROUP, text(group));
  }

  private void addReason(Map<String, byte[]> headers, Obligation obligation, StageFailure failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    headers.put(Headers.DLT_EXCEPTION_FQCN, text(cause.getClass().getName()));
    headers.put(Headers.DLT_EXCEPTION_MESSAGE, text(limited(failure.message())));
    headers.put(Headers.DEAD_LETTER_ID, text(id(obligation.record())));
    headers.put(Headers.STAGE, text(stage));
    headers.put(Headers.REASON_CODE, text(failure.reason().code()));
    headers.put(Headers.REASON, text(limited(failure.message())));
    headers.put(Headers.FAILURE_CLASS, text(failure.failureClass().name()));
    headers.put(Headers.FINGERPRINT, text(Fingerprint.of(stage, failure)));
    headers.put(Headers.STAGE_ATTEMPTS, text(Integer.toString(obligation.history().size())));
    headers.put(Headers.HISTORY, JSON.writeValueAsBytes(limited(obligation.history())));
    headers.put(Headers.DIED_AT, text(clock.instant().toString()));
  }

  /** The record's own headers: not those of an earlier death. */
  private static List<Header> ownHeaders(InboundRecord record) {
    return record.headers().stream().filter(header -> !isOfADeath(header.name())).toList();
  }

  private static boolean isOfADeath(String header) {
    return header.startsWith("kafka_dlt-")
        || (header.startsWith("storycast-")
            && !header.equals(Headers.ATTEMPT)
            && !header.equals(Headers.REPLAY_COUNT));
  }

  /**
   * Equal for every copy of the same death: a crash between sending and removing sends it twice.
   */
  private String id(InboundRecord record) {
    String name =
        "%s|%s|%d|%d".formatted(service, record.topic(), record.partition(), record.offset());
    return UUID.nameUUIDFromBytes(text(name)).toString();
  }

  private static List<Failed> limited(List<Failed> history) {
    return history.stream()
        .map(
            failed ->
                new Failed(
                    failed.at(),
                    failed.elapsedMs(),
                    failed.reasonCode(),
                    failed.message().length() > 200
                        ? failed.message().substring(0, 200)
                        : failed.message(),
                    failed.counted()))
        .toList();
  }

  private static String limited(@Nullable String message) {
    String text = String.valueOf(message);
    return text.length() > MESSAGE_LIMIT ? text.substring(0, MESSAGE_LIMIT) + "…" : text;
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] int32(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  private static byte[] int64(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
