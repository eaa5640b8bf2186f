package io.storycast.audio;

import static io.storycast.audio.SharedService.awaitDeadLetter;
import static io.storycast.audio.SharedService.awaitUploaded;
import static io.storycast.audio.SharedService.storyWith;
import static io.storycast.audio.SharedService.uploaded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.FailureClass;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StoryGenerated;
import io.storycast.testing.Dependencies;
import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Fault;
import io.storycast.testing.simulator.FaultKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything a speech model answers with status 200 that is not the text read aloud. */
class FaultyAnswersIT {

  private static final String SENTENCE =
      "Maya %s waited for the evening train on the cold and empty platform, and nobody came to"
          + " tell her why it was so late.";

  private static JdbcClient database;

  @BeforeAll
  static void start() {
    database = SharedService.start().getBean(JdbcClient.class);
  }

  @AfterEach
  void noMoreFaults() {
    Dependencies.simulator().faults().clear();
  }

  /** The fault, the reason of the dead letter, and what its message tells. */
  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(FaultKind.EMPTY, ReasonCode.AUDIO_NOT_AUDIO, "0 bytes"),
        Arguments.of(FaultKind.JSON_ERROR, ReasonCode.AUDIO_NOT_AUDIO, "not speech"),
        Arguments.of(FaultKind.AUDIO_HEADER_ONLY, ReasonCode.AUDIO_NOT_AUDIO, "44 bytes"),
        Arguments.of(FaultKind.TRUNCATED, ReasonCode.AUDIO_NOT_AUDIO, "the WAV file ends after"),
        Arguments.of(
            FaultKind.AUDIO_WRONG_RATE,
            ReasonCode.AUDIO_NOT_AUDIO,
            "22050 Hz, where 44100 were asked for"),
        Arguments.of(FaultKind.AUDIO_SILENT, ReasonCode.AUDIO_SILENT, "loudest-moment"),
        Arguments.of(FaultKind.AUDIO_NOISE, ReasonCode.AUDIO_CHECK_FAILED, "pitched 0 %"),
        Arguments.of(FaultKind.AUDIO_CLIPPED, ReasonCode.AUDIO_CHECK_FAILED, "clipped"),
        Arguments.of(FaultKind.AUDIO_TWICE, ReasonCode.AUDIO_CHECK_FAILED, "repetition"),
        Arguments.of(FaultKind.AUDIO_WORDS_MISSING, ReasonCode.AUDIO_CHECK_FAILED, "fast-pace"),
        Arguments.of(FaultKind.AUDIO_CUT, ReasonCode.AUDIO_CHECK_FAILED, "fast-pace"),
        Arguments.of(FaultKind.AUDIO_MISLABELLED_RATE, ReasonCode.AUDIO_CHECK_FAILED, "fast-pace"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void endsInTheDeadLettersAfterEveryWayWasTried(
      FaultKind fault, ReasonCode reason, String measured) throws Exception {
    StoryGenerated story = storyWith(SENTENCE);
    Dependencies.simulator()
        .faults()
        .add(Fault.of(fault, Endpoint.SPEECH).forScenario(story.scenarioId()));

    KafkaFacts.publish(story);
    ConsumerRecord<byte[], byte[]> letter = awaitDeadLetter(story);

    assertThat(header(letter, Headers.REASON_CODE)).isEqualTo(reason.code());
    assertThat(header(letter, Headers.FAILURE_CLASS))
        .isEqualToIgnoringCase(FailureClass.CONTENT.name());
    assertThat(header(letter, Headers.REASON)).contains("refused 5 times", measured);
    assertThat(header(letter, Headers.STAGE_ATTEMPTS)).isEqualTo("1");
    assertThat(ledger(story))
        .extracting(row -> row.get("purpose"), row -> row.get("state"))
        .containsExactly(
            tuple("speech", "rejected"),
            tuple("speech-again", "rejected"),
            tuple("speech-again", "rejected"),
            tuple("speech-smaller", "rejected"),
            tuple("speech-other-voice", "rejected"));
    assertThat(uploaded(story)).isEmpty();
    assertThat(statusOf(Dependencies.s3().publicUrl() + "/stories/audio/" + story.slug() + ".mp3"))
        .isEqualTo(404);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isMendedByTheNextAnswer(FaultKind fault, ReasonCode reason, String measured) {
    StoryGenerated story = storyWith(SENTENCE);
    Dependencies.simulator()
        .faults()
        .add(Fault.of(fault, Endpoint.SPEECH).forScenario(story.scenarioId()).times(1));

    KafkaFacts.publish(story);
    AudioUploaded uploaded = awaitUploaded(story);

    assertThat(Objects.requireNonNull(uploaded.quality()).repeats()).isEqualTo(1);
    assertThat(ledger(story))
        .extracting(row -> row.get("purpose"), row -> row.get("state"))
        .containsExactly(tuple("speech", "rejected"), tuple("speech-again", "answered"));
    assertThat(ledger(story).getFirst().get("reason_code")).isEqualTo(reason.code());
    assertThat((String) ledger(story).getFirst().get("message")).contains(measured);
  }

  private static List<Map<String, Object>> ledger(StoryGenerated story) {
    return database
        .sql(
            """
            select purpose, state, reason_code, message from audio.provider_call
            where scenario_id = ? order by started_at, id
            """)
        .param(story.scenarioId())
        .query()
        .listOfRows();
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  private static int statusOf(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
