package io.storycast.benchmarks.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.Message;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.DeadLetters;
import io.storycast.stage.engine.InboundRecord;
import io.storycast.stage.engine.OutboundRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters as the stages do: two stages, ten causes, a body of 2,000 characters. */
final class DeadStories {

  private static final String BODY =
      """
      Maya stopped on the old bridge and looked at the map for a long time, because every street \
      had another name than the one she remembered from her first visit with her brother. """
          .repeat(11);

  /** Codes with a message that differs in what the fingerprint leaves out. */
  private static final List<Cause> CAUSES =
      List.of(
          new Cause(ReasonCode.PROVIDER_TIMEOUT, "No answer from host-%d.example within 60 s."),
          new Cause(ReasonCode.PROVIDER_ERROR, "The provider answered 503 to request %d."),
          new Cause(ReasonCode.PROVIDER_ERROR, "The provider answered 500 to request %d."),
          new Cause(ReasonCode.PROVIDER_REJECTED, "The provider answered 422: token %d."),
          new Cause(ReasonCode.PROVIDER_UNREACHABLE, "Connection reset after %d bytes."));

  private static final List<DeadLetters> STAGES =
      List.of(
          new DeadLetters("story", Topics.STORY_SERVICE, "story", Clock.systemUTC()),
          new DeadLetters("audio", Topics.AUDIO_SERVICE, "audio", Clock.systemUTC()));

  private record Cause(ReasonCode reason, String message) {}

  private DeadStories() {}

  /** How many causes there are: each stage has each. */
  static int causes() {
    return CAUSES.size() * STAGES.size();
  }

  /** Sends so many, and returns when the broker has all. */
  static void send(int letters, String brokers, long seed) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 20);
    Random random = new Random(seed);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int n = 0; n < letters; n++) {
        Cause cause = CAUSES.get(random.nextInt(CAUSES.size()));
        boolean ofStory = random.nextBoolean();
        StageFailure failure = StageFailure.of(cause.reason(), cause.message().formatted(n));
        STAGES
            .get(ofStory ? 0 : 1)
            .send(
                record(ofStory ? claimed(n) : generated(n), n),
                failure,
                dead -> send(dead, producer));
      }
      producer.flush();
    }
  }

  private static void send(OutboundRecord dead, KafkaProducer<byte[], byte[]> producer) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(dead.topic(), dead.key(), dead.value());
    dead.headers().forEach(header -> record.headers().add(header.name(), header.value()));
    producer.send(record);
  }

  private static InboundRecord record(Event event, int offset) {
    Message message = EventCodec.write(event, "/storycast/benchmark");
    return new InboundRecord(
        message.topic(),
        offset % 6,
        offset,
        Instant.now().toEpochMilli(),
        message.key().getBytes(UTF_8),
        message.value(),
        OutboundRecord.of(message).headers());
  }

  private static Event claimed(int n) {
    return new ScenarioClaimed(
        id(n), "scenario-" + n, 1, slug(n), "Story " + n, BODY, "en", null, Instant.now());
  }

  private static Event generated(int n) {
    return new StoryGenerated(
        id(n),
        "scenario-" + n,
        1,
        slug(n),
        "Story " + n,
        BODY,
        List.of(),
        "en",
        "hash",
        "model",
        null,
        5_000,
        GenerationOptions.DEFAULTS,
        null,
        Instant.now());
  }

  private static String id(int n) {
    return new UUID(0, n).toString();
  }

  private static String slug(int n) {
    return (n % 20 == 0 ? "at-the-harbour-" : "at-the-station-") + n;
  }
}
