package io.storycast.testing.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.testing.Dependencies;
import io.storycast.testing.Ports;
import io.storycast.testing.audio.Pcm;
import io.storycast.testing.audio.Wav;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProviderSimulatorIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String CHAT =
      """
      {"model": "any", "response_format": {"type": "json_object"},
       "messages": [{"role": "system", "content": "Write about 200 words, as JSON."},
                    {"role": "user", "content": "Data follows.\\nBOUNDARY-1f2e\\nTitle: Lost\\n\\nA tourist asks for the old bridge.\\nBOUNDARY-1f2e\\nGo."}]}
      """;
  private static final String SPEECH =
      """
      {"model": "any", "input": "The old bridge was not far away.", "response_format": "wav"}
      """;

  private final ProviderSimulator simulator = Dependencies.simulator();

  @BeforeEach
  void reset() {
    simulator.reset();
  }

  @Test
  void writesAStoryAboutTheSeed() throws Exception {
    HttpResponse<String> answer = chat(CHAT);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Storycast-Simulator")).hasValue("true");
    assertThat(answer.headers().firstValue("x-siliconcloud-trace-id")).isPresent();
    JsonNode json = JSON.readTree(answer.body());
    assertThat(json.path("model").asString()).contains("simulator");
    assertThat(json.path("usage").path("total_tokens").asInt()).isPositive();
    assertThat(json.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    JsonNode story = JSON.readTree(json.at("/choices/0/message/content").asString());
    assertThat(story.path("bodyMarkdown").asString())
        .contains("the tourist", "the old bridge")
        .doesNotContain("BOUNDARY", "data");
    assertThat(story.path("keyPhrases").size()).isBetween(4, 6);
  }

  @Test
  void cutsAStoryAtTheTokenLimit() throws Exception {
    JsonNode json =
        JSON.readTree(chat(CHAT.replace("\"any\",", "\"any\", \"max_tokens\": 50,")).body());
    assertThat(json.at("/choices/0/finish_reason").asString()).isEqualTo("length");
  }

  @Test
  void readsTextAloud() throws Exception {
    HttpResponse<byte[]> answer = speech(SPEECH, "s1");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("audio/wav");
    assertThat(answer.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
    Pcm speech = Wav.read(answer.body());
    assertThat(speech.rate()).isEqualTo(44_100);
    assertThat(speech.duration()).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(4));
    assertThat(speech.audibleShare()).isGreaterThan(0.5);
  }

  @Test
  void sendsRawSamplesAtTheRateAskedFor() throws Exception {
    byte[] pcm = speech(SPEECH.replace("\"wav\"", "\"pcm\", \"sample_rate\": 24000"), "s1").body();
    assertThat(pcm.length).isBetween(2 * 36_000, 2 * 96_000);
  }

  @Test
  void saysThatItMakesNoMp3() throws Exception {
    HttpResponse<byte[]> answer = speech(SPEECH.replace("wav", "mp3"), "s1");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("wav or pcm");
  }

  @ParameterizedTest
  @CsvSource({
    "RATE_LIMIT, 429, 50505",
    "SERVER_ERROR, 503, 50508",
    "UNAUTHORIZED, 401, Invalid token",
    "FORBIDDEN, 403, 30001",
    "MODEL_UNKNOWN, 404, 20012",
    "OUT_OF_QUOTA, 429, insufficient_quota",
    "BAD_REQUEST, 400, 20015",
    "JSON_MODE_REFUSED, 400, 20024",
    "HTML, 502, <html>",
    "EMPTY, 200, ''",
    "JSON_ERROR, 200, 50508"
  })
  void refusesOnDemand(FaultKind kind, int status, String body) throws Exception {
    simulator.faults().add(Fault.of(kind, Endpoint.CHAT).times(1));

    HttpResponse<String> refused = chat(CHAT);

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.body()).contains(body);
    assertThat(refused.headers().firstValue("Retry-After").isPresent())
        .isEqualTo(kind == FaultKind.RATE_LIMIT);
    assertThat(chat(CHAT).statusCode()).isEqualTo(200);
    assertThat(simulator.calls().of("s1", Endpoint.CHAT)).isEqualTo(new CallCounts(2, 1, 1, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STORY_FENCED",
        "STORY_IN_PROSE",
        "STORY_TRAILING_COMMA",
        "STORY_CUT",
        "STORY_REFUSED",
        "STORY_AFTER_THINKING"
      })
  void spoilsTheJsonOfAStoryOnDemand(FaultKind kind) throws Exception {
    simulator.faults().add(Fault.of(kind, Endpoint.CHAT).times(1));
    String content = content(chat(CHAT));
    assertThatThrownBy(() -> JSON.readTree(content)).isInstanceOf(JacksonException.class);
    assertThat(simulator.calls().of("s1", Endpoint.CHAT).billed()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatIsToBeMissing() throws Exception {
    simulator.faults().add(Fault.of(FaultKind.STORY_FIELD_MISSING, Endpoint.CHAT).times(1));
    simulator.faults().add(Fault.of(FaultKind.USAGE_ABSENT, Endpoint.CHAT).times(1));
    assertThat(JSON.readTree(content(chat(CHAT))).has("bodyMarkdown")).isFalse();
    assertThat(JSON.readTree(chat(CHAT).body()).has("usage")).isFalse();
  }

  @Test
  void spoilsSpeechOnDemand() throws Exception {
    for (FaultKind kind :
        new FaultKind[] {
          FaultKind.AUDIO_SILENT,
          FaultKind.AUDIO_HEADER_ONLY,
          FaultKind.AUDIO_WRONG_RATE,
          FaultKind.AUDIO_STREAMED_SIZES
        }) {
      simulator.faults().add(Fault.of(kind, Endpoint.SPEECH).times(1));
    }
    assertThat(Wav.read(speech(SPEECH, "s1").body()).audibleShare()).isZero();
    assertThat(speech(SPEECH, "s1").body()).hasSize(44);
    assertThat(Wav.read(speech(SPEECH, "s1").body()).rate()).isEqualTo(22_050);
    byte[] streamed = speech(SPEECH, "s1").body();
    assertThat(streamed).startsWith('R', 'I', 'F', 'F', 0xFF, 0xFF, 0xFF, 0xFF);
    assertThat(Wav.read(streamed).audibleShare()).isGreaterThan(0.5);
  }

  @Test
  void breaksConnectionsOnDemand() throws Exception {
    simulator.faults().add(Fault.of(FaultKind.RESET, Endpoint.SPEECH).times(1));
    simulator.faults().add(Fault.of(FaultKind.TRUNCATED, Endpoint.SPEECH).times(1));
    assertThatThrownBy(() -> speech(SPEECH, "s1")).isInstanceOf(IOException.class);
    int half = speech(SPEECH, "s1").body().length;
    assertThat(speech(SPEECH, "s1").body().length).isBetween(2 * half - 1, 2 * half + 1);
    assertThat(simulator.calls().of("s1", Endpoint.SPEECH))
        .isEqualTo(new CallCounts(3, 1, 2, 0, 3));
  }

  @Test
  void hangsUntilItIsReset() {
    simulator.faults().add(Fault.of(FaultKind.HANG, Endpoint.CHAT).times(1));
    HttpRequest.Builder hanging =
        post("v1/chat/completions", CHAT, "s1").timeout(Duration.ofMillis(300));
    assertThatThrownBy(() -> HTTP.send(hanging.build(), HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(simulator.calls().of("s1", Endpoint.CHAT).inFlight()).isEqualTo(1);
    simulator.reset();
    assertThat(simulator.calls().of("s1", Endpoint.CHAT)).isEqualTo(CallCounts.NONE);
  }

  @Test
  void takesItsTimeOnDemand() throws Exception {
    simulator.latency(Endpoint.CHAT, Latency.fixed(Duration.ofMillis(200)));
    simulator
        .faults()
        .add(Fault.of(FaultKind.SLOW, Endpoint.CHAT).times(1).withDelay(Duration.ofMillis(300)));
    long start = System.nanoTime();
    chat(CHAT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void countsCallsByScenario() throws Exception {
    speech(SPEECH, "s1");
    speech(SPEECH, "s2");
    speech(SPEECH, "s2");

    JsonNode calls = JSON.readTree(get("simulator/calls").body());

    assertThat(calls.at("/scenarios/s2/speech/billed").asInt()).isEqualTo(2);
    assertThat(calls.at("/scenarios/s2/chat/started").asInt()).isZero();
    assertThat(calls.at("/totals/speech/answered").asInt()).isEqualTo(3);
  }

  @Test
  void isControlledOverHttp() throws Exception {
    String fault =
        """
        {"kind": "server-error", "endpoint": "speech", "times": 2, "status": 500, "scenario": "s1"}
        """;
    assertThat(send(post("simulator/faults", fault, "-")).statusCode()).isEqualTo(200);
    assertThat(speech(SPEECH, "s2").statusCode()).isEqualTo(200);
    assertThat(speech(SPEECH, "s1").statusCode()).isEqualTo(500);
    assertThat(JSON.readTree(get("simulator/faults").body()).at("/0/remaining").asInt())
        .isEqualTo(1);

    assertThat(send(post("simulator/reset", "", "-")).statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(get("simulator/faults").body())).isEmpty();
    assertThat(send(post("simulator/faults", "{\"kind\": \"nonsense\"}", "-")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void hitsTheShareOfCallsThatIsAskedFor() throws Exception {
    simulator.faults().add(Fault.of(FaultKind.SERVER_ERROR, Endpoint.CHAT).withProbability(0.5, 7));
    for (int i = 0; i < 40; i++) {
      chat(CHAT);
    }
    assertThat(simulator.calls().total(Endpoint.CHAT).failed()).isBetween(10, 30);
  }

  @Test
  void remembersItsCountsInAJournal(@TempDir Path folder) throws Exception {
    Path journal = folder.resolve("calls.jsonl");
    int port = Ports.free();
    try (ProviderSimulator first = ProviderSimulator.at(port, journal).start()) {
      send(post(first.baseUrl() + "/audio/speech", SPEECH, "kept"));
      Awaitility.await().until(() -> first.calls().of("kept", Endpoint.SPEECH).answered() == 1);
    }
    // As a process leaves it that is killed while it answers.
    Files.writeString(
        journal,
        """
        {"call":9,"scenario":"kept","endpoint":"speech","event":"started"}
        {"call":9,"scenario":"kept","endpo""",
        StandardOpenOption.APPEND);
    ProviderSimulator second = ProviderSimulator.at(port, journal);
    assertThat(second.calls().of("kept", Endpoint.SPEECH)).isEqualTo(new CallCounts(2, 1, 1, 0, 1));
  }

  @Test
  void saysThatItIsASimulator() throws Exception {
    assertThat(get("").body()).contains("This is a simulator");
    assertThat(get("v1/models").body()).contains("storycast-simulator");
    assertThat(get("nothing").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> chat(String body) throws Exception {
    return send(post("v1/chat/completions", body, "s1"));
  }

  private HttpResponse<byte[]> speech(String body, String scenario) throws Exception {
    return HTTP.send(
        post("audio/speech", body, scenario).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(simulator.address().resolve(path)));
  }

  private HttpRequest.Builder post(String path, String body, String scenario) {
    URI uri = path.startsWith("http") ? URI.create(path) : simulator.address().resolve(path);
    return HttpRequest.newBuilder(uri)
        .header("X-Storycast-Scenario", scenario)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String content(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).at("/choices/0/message/content").asString();
  }
}
