package io.storycast.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.storycast.audio.mp3.Codecs;
import io.storycast.audio.sound.LoudnessMeter;
import io.storycast.audio.sound.Recording;
import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.testing.Dependencies;
import io.storycast.testing.Fixtures;
import io.storycast.testing.simulator.CallCounts;
import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Fault;
import io.storycast.testing.simulator.FaultKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is shipped, between a broker, a database, a bucket and a provider. */
class AudioServiceIT {

  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service =
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
            "--STORYCAST_SEND_SCENARIO_HEADER=true",
            "--S3_ENDPOINT=" + Dependencies.s3().endpoint(),
            "--S3_BUCKET=" + Dependencies.s3().bucket(),
            "--S3_ACCESS_KEY=" + Dependencies.s3().accessKey(),
            "--S3_SECRET_KEY=" + Dependencies.s3().secretKey(),
            "--CLOUDFLARE_R2_PUBLIC_URL=" + Dependencies.s3().publicUrl(),
            "--LOG_LEVEL=warn");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void publishesANarrationThatAnyoneCanFetchAndDecode() throws Exception {
    StoryGenerated story = storyWith("# The bridge\n\nMaya %s waited. \"Go!\" she said.");

    KafkaFacts.publish(story);
    AudioUploaded uploaded = awaitUploaded(story);

    byte[] mp3 = fetch(uploaded.audioUrl());
    Recording decoded = Codecs.java().decode(mp3);
    assertThat(mp3).hasSize((int) uploaded.bytes());
    assertThat(decoded.length() / 44.1)
        .isCloseTo((double) uploaded.durationMs(), within(0.02 * (double) uploaded.durationMs()));
    assertThat(loudness(decoded)).isCloseTo(-19, within(1.0));
    assertThat(uploaded.slug()).isEqualTo(story.slug());
    assertThat(uploaded.contentHash()).isEqualTo(story.contentHash());
    assertThat(uploaded.chunks()).isEqualTo(3);
    assertThat(uploaded.characters()).isPositive();
    assertThat(calls(story).billed()).isEqualTo(3);
  }

  @Test
  void paysOnceForAStoryThatIsDeliveredFiveTimes() {
    StoryGenerated story = storyWith("Once upon a %s time.");

    for (int i = 0; i < 5; i++) {
      KafkaFacts.publish(story);
    }
    awaitUploaded(story);
    StoryGenerated later = storyWith("A later %s story.");
    KafkaFacts.publish(later);
    awaitUploaded(later);

    assertThat(calls(story).billed()).isEqualTo(1);
    assertThat(uploaded(story).stream().map(ConsumerRecord::value).map(String::new).distinct())
        .hasSize(1);
  }

  @Test
  void asksAgainWhenTheProviderAnswersWithSilence() {
    StoryGenerated story = storyWith("It was a quiet %s night.");
    Dependencies.simulator()
        .faults()
        .add(
            Fault.of(FaultKind.AUDIO_SILENT, Endpoint.SPEECH)
                .forScenario(story.scenarioId())
                .times(1));

    KafkaFacts.publish(story);

    assertThat(awaitUploaded(story).characters()).isPositive();
    assertThat(calls(story).billed()).isEqualTo(2);
  }

  @Test
  void understandsAnswersThatWereSentBeforeTheirLengthWasKnown() {
    StoryGenerated story = storyWith("It was a long %s night.");
    Dependencies.simulator()
        .faults()
        .add(
            Fault.of(FaultKind.AUDIO_STREAMED_SIZES, Endpoint.SPEECH)
                .forScenario(story.scenarioId()));

    KafkaFacts.publish(story);

    assertThat(awaitUploaded(story).durationMs()).isBetween(2_500L, 10_000L);
    assertThat(calls(story).billed()).isEqualTo(1);
  }

  @Test
  void deadLettersAHostileSlugWithoutACall() {
    StoryGenerated story = withSlug(storyWith("It was %s late."), "../../x");

    KafkaFacts.publish(story);

    String deadLetters =
        Topics.deadLetters(EventType.STORY_GENERATED.topic(), Topics.AUDIO_SERVICE);
    ConsumerRecord<byte[], byte[]> letter =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> KafkaFacts.records(deadLetters, story.scenarioId()), all -> !all.isEmpty())
            .getFirst();
    assertThat(new String(letter.headers().lastHeader(Headers.REASON_CODE).value(), UTF_8))
        .isEqualTo(ReasonCode.INVALID_SLUG.code());
    assertThat(calls(story)).isEqualTo(CallCounts.NONE);
  }

  /** A story of its own, with words of its own where the text says so: chunks are shared. */
  private static StoryGenerated storyWith(String body) {
    StoryGenerated any = Fixtures.anyStoryGenerated();
    return new StoryGenerated(
        any.jobId(),
        any.scenarioId(),
        any.revision(),
        any.slug(),
        any.title(),
        body.formatted("number " + Integer.toUnsignedString(any.scenarioId().hashCode())),
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

  private static StoryGenerated withSlug(StoryGenerated story, String slug) {
    return new StoryGenerated(
        story.jobId(),
        story.scenarioId(),
        story.revision(),
        slug,
        story.title(),
        story.bodyMarkdown(),
        story.keyPhrases(),
        story.language(),
        story.contentHash(),
        story.model(),
        story.usage(),
        story.elapsedMs(),
        story.options(),
        story.cost(),
        story.occurredAt());
  }

  private static List<ConsumerRecord<byte[], byte[]>> uploaded(StoryGenerated story) {
    return KafkaFacts.records(EventType.AUDIO_UPLOADED.topic(), story.scenarioId());
  }

  private static AudioUploaded awaitUploaded(StoryGenerated story) {
    ConsumerRecord<byte[], byte[]> record =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> uploaded(story), found -> !found.isEmpty())
            .getFirst();
    try {
      return (AudioUploaded) EventCodec.read(EventType.AUDIO_UPLOADED, record.value());
    } catch (io.storycast.contracts.UnreadableEventException e) {
      throw new AssertionError(e);
    }
  }

  private static CallCounts calls(StoryGenerated story) {
    return Dependencies.simulator().calls().of(story.scenarioId(), Endpoint.SPEECH);
  }

  private static byte[] fetch(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
        .body();
  }

  private static double loudness(Recording recording) {
    LoudnessMeter meter = new LoudnessMeter(recording.sampleRate());
    meter.hear(recording.toArray(), 0, recording.length());
    return meter.lufs();
  }
}
