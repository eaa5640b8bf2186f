package io.storycast.audio;

import static org.awaitility.Awaitility.await;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.testing.Dependencies;
import io.storycast.testing.Fixtures;
import io.storycast.testing.simulator.CallCounts;
import io.storycast.testing.simulator.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is shipped, between a broker, a database, a bucket and a provider. */
final class SharedService {

  /** What the simulator never minds: it has one voice. */
  static final String FALLBACK_VOICE = "another-voice";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final ConfigurableApplicationContext SERVICE =
      SpringApplication.run(
          AudioServiceApplication.class,
          "--DATABASE_URL=" + Dependencies.postgres().freshDatabase("audio_service").url(),
          "--KAFKA_BROKERS=" + Dependencies.kafka().brokers(),
          "--KAFKA_CONSUMER_GROUP=" + UUID.randomUUID(),
          "--MANAGEMENT_PORT=0",
          "--MANAGEMENT_TOKEN=secret",
          "--STAGE_FIRST_DELAY=100ms",
          "--STAGE_BREAKER_FIRST_WAIT=100ms",
          "--STAGE_BREAKER_CONFIGURATION_FIRST_WAIT=100ms",
          "--STAGE_POLL_INTERVAL=100ms",
          "--SILICONFLOW_TTS_BASE_URL=" + Dependencies.simulator().baseUrl(),
          "--NARRATION_FALLBACK_VOICE=" + FALLBACK_VOICE,
          "--NARRATION_REPEAT_PAUSE=10ms",
          "--STORYCAST_SEND_SCENARIO_HEADER=true",
          "--S3_ENDPOINT=" + Dependencies.s3().endpoint(),
          "--S3_BUCKET=" + Dependencies.s3().bucket(),
          "--S3_ACCESS_KEY=" + Dependencies.s3().accessKey(),
          "--S3_SECRET_KEY=" + Dependencies.s3().secretKey(),
          "--CLOUDFLARE_R2_PUBLIC_URL=" + Dependencies.s3().publicUrl(),
          "--LOG_LEVEL=warn");

  static {
    Dependencies.closeAtExit(SERVICE);
  }

  private SharedService() {}

  /** Starts it, once for all tests of this JVM. */
  static ConfigurableApplicationContext start() {
    return SERVICE;
  }

  /** A story of its own, with words of its own where the text says so: chunks are shared. */
  static StoryGenerated storyWith(String body) {
    StoryGenerated any = Fixtures.anyStoryGenerated();
    return story(any, any.revision(), any.slug(), body.formatted(ownWords(any)));
  }

  private static String ownWords(StoryGenerated story) {
    return "number " + Integer.toUnsignedString(story.scenarioId().hashCode());
  }

  static StoryGenerated story(StoryGenerated any, int revision, String slug, String body) {
    return new StoryGenerated(
        any.jobId(),
        any.scenarioId(),
        revision,
        slug,
        any.title(),
        body,
        any.keyPhrases(),
        any.language(),
        any.contentHash(),
        any.model(),
        any.usage(),
        any.elapsedMs(),
        any.options(),
        any.cost(),
        any.occurredAt());
  }

  static List<ConsumerRecord<byte[], byte[]>> uploaded(StoryGenerated story) {
    return KafkaFacts.records(EventType.AUDIO_UPLOADED.topic(), story.scenarioId());
  }

  static AudioUploaded awaitUploaded(StoryGenerated story) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                uploaded(story).stream()
                    .map(SharedService::read)
                    .filter(fact -> fact.revision() == story.revision())
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private static AudioUploaded read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return (AudioUploaded) EventCodec.read(EventType.AUDIO_UPLOADED, record.value());
    } catch (UnreadableEventException e) {
      throw new AssertionError(e);
    }
  }

  static ConsumerRecord<byte[], byte[]> awaitDeadLetter(StoryGenerated story) {
    String topic = Topics.deadLetters(EventType.STORY_GENERATED.topic(), Topics.AUDIO_SERVICE);
    return await()
        .atMost(PATIENCE)
        .until(() -> KafkaFacts.records(topic, story.scenarioId()), found -> !found.isEmpty())
        .getFirst();
  }

  static CallCounts calls(StoryGenerated story) {
    return Dependencies.simulator().calls().of(story.scenarioId(), Endpoint.SPEECH);
  }
}
