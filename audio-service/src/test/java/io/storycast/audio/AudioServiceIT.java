package io.storycast.audio;

import static io.storycast.audio.SharedService.awaitUploaded;
import static io.storycast.audio.SharedService.calls;
import static io.storycast.audio.SharedService.storyWith;
import static io.storycast.audio.SharedService.uploaded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.storycast.audio.mp3.Codecs;
import io.storycast.audio.sound.LoudnessMeter;
import io.storycast.audio.sound.Recording;
import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.testing.Dependencies;
import io.storycast.testing.simulator.CallCounts;
import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Fault;
import io.storycast.testing.simulator.FaultKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as it is shipped, between a broker, a database, a bucket and a provider. */
class AudioServiceIT {

  @BeforeAll
  static void start() {
    SharedService.start();
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
    StoryGenerated story = withSlug("../../x");

    KafkaFacts.publish(story);

    ConsumerRecord<byte[], byte[]> letter = SharedService.awaitDeadLetter(story);
    assertThat(new String(letter.headers().lastHeader(Headers.REASON_CODE).value(), UTF_8))
        .isEqualTo(ReasonCode.INVALID_SLUG.code());
    assertThat(calls(story)).isEqualTo(CallCounts.NONE);
  }

  private static StoryGenerated withSlug(String slug) {
    StoryGenerated story = storyWith("It was %s late.");
    return SharedService.story(story, 1, slug, story.bodyMarkdown());
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
