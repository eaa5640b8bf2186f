package io.storycast.stage.engine;

import io.storycast.contracts.Headers;
import io.storycast.contracts.Topics;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.InboundRecord.Header;
import io.storycast.stage.engine.Obligation.Failed;
import io.storycast.stage.engine.Outlet.NotSentException;
import io.storycast.stage.engine.Outlet.TooLargeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
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

  /** Ours, but not of one death: the scheduler counts replays by them. */
  private static final Set<String> OF_THE_RECORD =
      Set.of(
          Headers.ATTEMPT,
          Headers.REPLAY_COUNT,
          Headers.REPLAY_OF,
          Headers.REPLAY_ID,
          Headers.REPLAY_STEP);

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
  OutboundRecord of(InboundRecord record, StageFailure failure) {
    return of(Obligation.landed(record, clock.instant()), failure);
  }

  /**
   * Sends the dead letter of a record that never became an obligation.
   *
   * @throws NotSentException when the broker did not take it, in no form
   */
  public void send(InboundRecord record, StageFailure failure, Outlet outlet) {
    send(Obligation.landed(record, clock.instant()), failure, outlet);
  }

  /**
   * Sends a dead letter. One that is too large for the broker is sent in a shorter form: a reason
   * without the record can be acted on, a record that is sent in vain for ever cannot.
   */
  void send(Obligation obligation, StageFailure failure, Outlet outlet) {
    OutboundRecord whole = of(obligation, failure);
    List<Supplier<OutboundRecord>> forms =
        List.of(
            () -> whole,
            () -> ShortDeadLetters.withShortHeaders(whole),
            () -> ShortDeadLetters.withoutValue(whole));
    @Nullable TooLargeException refusal = null;
    for (Supplier<OutboundRecord> form : forms) {
      try {
        outlet.send(form.get());
        return;
      } catch (TooLargeException e) {
        refusal = e;
      }
    }
    throw new NotSentException(
        whole.topic() + " takes not even a dead letter without its value: raise max.message.bytes.",
        Objects.requireNonNull(refusal));
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
    String step = obligation.step();
    if (step != null) {
      headers.put(Headers.DIED_STEP, text(step));
    }
  }

  /**
   * The record's own headers: not those of an earlier death, and each name once. Consumers read the
   * last header of a name, and copies would pile up over replays.
   */
  private static Collection<Header> ownHeaders(InboundRecord record) {
    Map<String, Header> own = new LinkedHashMap<>();
    record.headers().stream()
        .filter(header -> !isOfADeath(header.name()))
        .forEach(header -> own.put(header.name(), header));
    return own.values();
  }

  private static boolean isOfADeath(String header) {
    return header.startsWith("kafka_dlt-")
        || (header.startsWith("storycast-") && !OF_THE_RECORD.contains(header));
  }

  /**
   * Equal for every copy of the same death: a crash between sending and removing sends it twice.
   * The timestamp tells apart what has the same place on a topic that was created anew.
   */
  private String id(InboundRecord record) {
    String name =
        "%s|%s|%d|%d|%d"
            .formatted(
                service, record.topic(), record.partition(), record.offset(), record.timestamp());
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
                    failed.counted(),
                    failed.dependency()))
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
