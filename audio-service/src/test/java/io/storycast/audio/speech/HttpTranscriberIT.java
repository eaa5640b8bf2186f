package io.storycast.audio.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.storycast.audio.narration.Stories;
import io.storycast.audio.narration.Transcriber;
import io.storycast.audio.narration.Voice;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import io.storycast.stage.provider.ProviderEndpoint;
import io.storycast.stage.provider.ProviderHttp;
import io.storycast.stage.provider.ProviderLimits;
import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.ProviderSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

class HttpTranscriberIT {

  private static final Voice VOICE =
      new Voice("127.0.0.1", "some-tts", null, "wav", 24_000, null, Map.of());

  private static ProviderHttp http(URI base) {
    ProviderEndpoint endpoint =
        ProviderEndpoint.of(
                "transcription",
                base.toString(),
                "key",
                new ProviderLimits(
                    Duration.ofSeconds(2), Duration.ofSeconds(5), DataSize.ofMegabytes(8)))
            .withScenario(true);
    return new ProviderHttp(endpoint, RestClient.builder(), Clock.systemUTC());
  }

  private static Transcriber transcriber(URI base) {
    return new HttpTranscriber(http(base), "127.0.0.1", "some-asr");
  }

  @Test
  void hearsFromTheSimulatorWhatItSpoke() {
    try (ProviderSimulator simulator = ProviderSimulator.temporary().start()) {
      byte[] wav =
          new HttpSpeech(http(simulator.baseUrl()))
              .speak("Good morning, Café Müller.", VOICE, Stories.anyStory())
              .body();
      Transcriber transcriber = transcriber(simulator.baseUrl());

      assertThat(transcriber.transcribe(wav, Stories.anyStory()).text())
          .isEqualTo("Good morning, Café Müller.");
      wav[1000] ^= 1;
      assertThat(transcriber.transcribe(wav, Stories.anyStory()).text()).isEmpty();
      assertThat(simulator.calls().of("scenario-1", Endpoint.TRANSCRIPTION).answered())
          .isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It was late.",
        "{\"text\": \" It was late. \"}",
        "{\"task\": \"transcribe\", \"text\": \"It was late.\", \"segments\": [{\"id\": 0}]}"
      })
  void readsJsonPlainAndVerboseAndMereText(String answer) throws IOException {
    assertThat(answered(answer)).isEqualTo("It was late.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"text\": ", "{\"error\": \"no\"}"})
  void refusesAnAnswerWithoutText(String answer) {
    assertThatThrownBy(() -> answered(answer))
        .isInstanceOfSatisfying(
            StageFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(ReasonCode.PROVIDER_ERROR));
  }

  private static String answered(String answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/audio/transcriptions",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
      return transcriber(base).transcribe(new byte[] {1, 2, 3}, Stories.anyStory()).text();
    } finally {
      server.stop(0);
    }
  }
}
