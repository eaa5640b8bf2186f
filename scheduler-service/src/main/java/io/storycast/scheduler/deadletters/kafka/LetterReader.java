package io.storycast.scheduler.deadletters.kafka;

import static java.util.Objects.requireNonNullElse;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Fact;
import io.storycast.contracts.Headers;
import io.storycast.contracts.Topics;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.scheduler.deadletters.Arrival;
import io.storycast.scheduler.deadletters.Letter;
import io.storycast.scheduler.deadletters.LetterRecord;
import io.storycast.scheduler.deadletters.Origin;
import io.storycast.scheduler.jobtable.JobStage;
import io.storycast.scheduler.jobtable.Milestone;
import io.storycast.stage.TraceParent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads what can be read of a dead letter. Any record makes one; what is missing stays unknown. */
final class LetterReader {

  static final String UNKNOWN = "unknown";

  private static final int MOST_NAME = 200;
  private static final int MOST_ID = 500;
  private static final int MOST_MESSAGE = 4_000;
  private static final int MOST_SEARCHED = 500;

  /** Times a database column can hold, whatever a header says. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final ConsumerRecord<byte[], byte[]> source;
  private final LetterRecord content;
  private final RecordHeaders headers;
  private final Optional<String> originalTopic;
  private final Optional<Fact> fact;

  private LetterReader(ConsumerRecord<byte[], byte[]> source) {
    this.source = source;
    List<LetterRecord.Header> all = new ArrayList<>();
    for (Header header : source.headers()) {
      all.add(new LetterRecord.Header(header.key(), header.value()));
    }
    this.content = new LetterRecord(source.key(), source.value(), all);
    this.headers = new RecordHeaders(all);
    this.originalTopic =
        Optional.ofNullable(headers.springText("original-topic"))
            .map(topic -> KafkaText.storable(topic, MOST_ID))
            .or(() -> OriginalTopics.of(source.topic()));
    this.fact = factIn();
  }

  static Arrival read(ConsumerRecord<byte[], byte[]> source) {
    LetterReader reader = new LetterReader(source);
    return new Arrival(
        reader.letter(),
        reader.content,
        KafkaText.beginning(source.key(), MOST_SEARCHED),
        KafkaText.beginning(head(source.value()), MOST_SEARCHED));
  }

  /** Enough for the text that is searched; cut where no character is divided. */
  private static byte @Nullable [] head(byte @Nullable [] value) {
    if (value == null || value.length <= MOST_SEARCHED * 4) {
      return value;
    }
    int end = MOST_SEARCHED * 4;
    while (end > 0 && (value[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(value, end);
  }

  private Letter letter() {
    Letter.Cause cause = cause();
    byte[] key = source.key();
    byte[] value = source.value();
    return new Letter(
        id(),
        origin(),
        new Letter.Place(source.topic(), source.partition(), source.offset()),
        new Letter.Source(
            originalTopic.orElse(null),
            headers.springNumber("original-partition").map(Long::intValue).orElse(null),
            headers.springNumber("original-offset").orElse(null)),
        subject(),
        cause,
        new Letter.Replayed(
            headers.number(Headers.REPLAY_COUNT, 0),
            named(headers.text(Headers.REPLAY_OF), MOST_ID),
            named(headers.text(Headers.REPLAY_ID), MOST_NAME)),
        TraceParent.parse(headers.text(Headers.TRACEPARENT)).map(TraceParent::traceId).orElse(null),
        diedAt(),
        headers.bytes() + (key == null ? 0 : key.length) + (value == null ? 0 : value.length),
        headers.value(Headers.VALUE_OMITTED) != null,
        awaits(cause.stage()));
  }

  /** Ours is a UUID; what anybody else wrote there is not trusted to be unique. */
  private String id() {
    String id = headers.text(Headers.DEAD_LETTER_ID);
    try {
      if (id != null && UUID.fromString(id).toString().equals(id)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Not ours, then.
    }
    return "%s-%d-%d".formatted(source.topic(), source.partition(), source.offset());
  }

  private Origin origin() {
    if (headers.value(Headers.REASON_CODE) != null && headers.value(Headers.STAGE) != null) {
      return Origin.STORYCAST;
    }
    return headers.hasSprings() ? Origin.SPRING : Origin.FOREIGN;
  }

  private Letter.Subject subject() {
    String scenario =
        fact.map(Fact::scenarioId)
            .orElseGet(
                () ->
                    OriginalTopics.service(source.topic()).isPresent()
                        ? KafkaText.beginning(source.key(), MOST_ID)
                        : "");
    return new Letter.Subject(
        named(scenario, MOST_ID),
        fact.map(Fact::slug).map(slug -> named(slug, 400)).orElse(null),
        fact.map(Fact::revision).orElse(0),
        Math.max(1, headers.number(Headers.ATTEMPT, 1)));
  }

  private Letter.Cause cause() {
    String stage =
        requireNonNullElse(named(headers.text(Headers.STAGE), MOST_NAME), stageOfTopic());
    String code = requireNonNullElse(named(headers.text(Headers.REASON_CODE), MOST_NAME), UNKNOWN);
    String told = first(headers.text(Headers.REASON), headers.springText("exception-message"));
    String message = told == null ? "No reason was given." : KafkaText.storable(told, MOST_MESSAGE);
    String fingerprint = named(headers.text(Headers.FINGERPRINT), 100);
    return new Letter.Cause(
        stage,
        code,
        named(headers.text(Headers.FAILURE_CLASS), MOST_NAME),
        message,
        fingerprint == null ? Fingerprints.of(where(), exception(code), message) : fingerprint,
        headers.number(Headers.STAGE_ATTEMPTS, 0));
  }

  private String stageOfTopic() {
    return OriginalTopics.service(source.topic())
        .map(
            service ->
                JobStage.ofCode(service.replaceFirst("-service$", ""))
                    .map(JobStage::code)
                    .orElse(service))
        .orElse(UNKNOWN);
  }

  private String where() {
    return originalTopic.orElse(source.topic());
  }

  /** Spring wraps what a listener threw: the cause tells more. */
  private String exception(String code) {
    String cause =
        first(headers.springText("exception-cause-fqcn"), headers.springText("exception-fqcn"));
    return cause == null ? code : cause;
  }

  private Instant diedAt() {
    String text = headers.text(Headers.DIED_AT);
    try {
      return text == null ? sentAt() : limited(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return sentAt();
    }
  }

  private Instant sentAt() {
    return limited(Instant.ofEpochMilli(Math.max(0, source.timestamp())));
  }

  private static Instant limited(Instant at) {
    if (at.isAfter(LATEST)) {
      return LATEST;
    }
    return at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
  }

  /** What the stage would have made of the record: when that exists, the letter is moot. */
  private @Nullable Milestone awaits(String stage) {
    if (fact.isEmpty() && OriginalTopics.service(source.topic()).isEmpty()) {
      return null;
    }
    String topic = originalTopic.orElse("");
    boolean readable = fact.isPresent();
    if (readable && is(stage, JobStage.STORY) && is(topic, EventType.SCENARIO_CLAIMED)) {
      return Milestone.STORY_GENERATED;
    }
    if (readable && is(stage, JobStage.AUDIO) && is(topic, EventType.STORY_GENERATED)) {
      return Milestone.AUDIO_UPLOADED;
    }
    return JobStage.ofCode(stage).isPresent() || stage.equals(Topics.SCHEDULER_SERVICE)
        ? Milestone.STORY_READY
        : null;
  }

  private static boolean is(String stage, JobStage other) {
    return stage.equals(other.code());
  }

  private static boolean is(String topic, EventType type) {
    return topic.equals(type.topic());
  }

  private Optional<Fact> factIn() {
    try {
      Event event = EventCodec.read(headers::text, source.value());
      return event instanceof Fact known && known.revision() >= 1
          ? Optional.of(known)
          : Optional.empty();
    } catch (UnreadableEventException e) {
      return Optional.empty(); // that may well be why it died
    }
  }

  private static @Nullable String named(@Nullable String text, int most) {
    return text == null || text.isBlank() ? null : KafkaText.storable(text, most);
  }

  private static @Nullable String first(@Nullable String text, @Nullable String otherwise) {
    return text == null ? otherwise : text;
  }
}
