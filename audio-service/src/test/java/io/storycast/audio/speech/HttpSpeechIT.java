package io.storycast.audio.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.storycast.audio.narration.Speech;
import io.storycast.audio.narration.Stories;
import io.storycast.audio.narration.Voice;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import io.storycast.stage.provider.ProviderEndpoint;
import io.storycast.stage.provider.ProviderHttp;
import io.storycast.stage.provider.ProviderLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpSpeechIT {

  private static final Voice VOICE =
      new Voice("127.0.0.1", "some-tts", "some-tts:alex", "wav", 44_100, null, Map.of("gain", 3));

  private final AtomicReference<JsonNode> request = new AtomicReference<>();
  private final AtomicReference<Map<String, java.util.List<String>>> headers =
      new AtomicReference<>(Map.of());
  private HttpServer server;
  private int status = 200;
  private String contentType = "Audio/WAV";
  private byte[] answer = {1, 2, 3};

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/audio/speech", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    request.set(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
    headers.set(Map.copyOf(exchange.getRequestHeaders()));
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("x-siliconcloud-trace-id", "trace-7");
    exchange.sendResponseHeaders(status, 0);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private HttpSpeech speech(String apiKey) {
    ProviderEndpoint endpoint =
        ProviderEndpoint.of(
                "speech",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/",
                apiKey,
                new ProviderLimits(
                    Duration.ofSeconds(2), Duration.ofSeconds(5), DataSize.ofKilobytes(64)))
            .withScenario(true);
    return new HttpSpeech(new ProviderHttp(endpoint, RestClient.builder(), Clock.systemUTC()));
  }

  @Test
  void sendsWhatTheVoiceSaysAndNothingElse() {
    speech("").speak("Hello \"there\".", VOICE, Stories.anyStory());

    assertThat(request.get())
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"model": "some-tts", "input": "Hello \\"there\\".", "voice": "some-tts:alex",
                     "response_format": "wav", "sample_rate": 44100, "gain": 3}
                    """));
    assertThat(headers.get()).doesNotContainKey("Authorization");
    assertThat(headers.get().get("X-storycast-scenario")).containsExactly("scenario-1");
  }

  @Test
  void sendsTheKeyWhenThereIsOne() {
    speech("sk-0123456789").speak("Hello.", VOICE, Stories.anyStory());

    assertThat(headers.get().get("Authorization")).containsExactly("Bearer sk-0123456789");
  }

  @Test
  void handsOnTheAnswerAsItCame() {
    Speech.Answer spoken = speech("").speak("Hello.", VOICE, Stories.anyStory());

    assertThat(spoken.body()).containsExactly(1, 2, 3);
    assertThat(spoken.contentType()).isEqualTo("audio/wav");
    assertThat(spoken.requestId()).isEqualTo("trace-7");
  }

  @Test
  void handsOnAnEmptyAnswer() {
    answer = new byte[0];

    assertThat(speech("").speak("Hello.", VOICE, Stories.anyStory()).body()).isEmpty();
  }

  @Test
  void translatesARefusal() {
    status = 401;
    contentType = "application/json";
    answer = "\"Invalid token sk-0123456789\"".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> speech("sk-0123456789").speak("Hello.", VOICE, Stories.anyStory()))
        .isInstanceOfSatisfying(
            StageFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(ReasonCode.PROVIDER_CREDENTIALS);
              assertThat(failure.message()).doesNotContain("sk-0123456789");
            });
  }

  @Test
  void refusesAnAnswerWithoutEnd() {
    answer = new byte[100_000];

    assertThatThrownBy(() -> speech("").speak("Hello.", VOICE, Stories.anyStory()))
        .isInstanceOfSatisfying(
            StageFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(ReasonCode.PROVIDER_ERROR));
  }
}
