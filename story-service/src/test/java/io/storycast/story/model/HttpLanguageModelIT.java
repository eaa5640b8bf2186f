package io.storycast.story.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger;
import io.storycast.stage.CallLedger.Units;
import io.storycast.stage.StageFailure;
import io.storycast.stage.provider.ProviderEndpoint;
import io.storycast.stage.provider.ProviderHttp;
import io.storycast.stage.provider.ProviderLimits;
import io.storycast.story.writing.ChatMessage;
import io.storycast.story.writing.ChatMessage.Role;
import io.storycast.story.writing.Completion;
import io.storycast.story.writing.Completion.Ending;
import io.storycast.story.writing.Conversation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpLanguageModelIT {

  private static final String COMPLETION =
      "{\"model\":\"m-1\",\"choices\":[{\"message\":{\"content\":\"grüße\"},"
          + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}";
  private static final Conversation QUESTION =
      new Conversation(
          "s-1",
          1,
          List.of(
              new ChatMessage(Role.SYSTEM, "Write JSON."), new ChatMessage(Role.USER, "A seed.")),
          1600);

  private record Scripted(int status, String body) {}

  private final Deque<Scripted> answers = new ArrayDeque<>();
  private final List<JsonNode> requests = new ArrayList<>();
  private final ForgetfulModes modes = new ForgetfulModes();
  private HttpServer server;

  private static final class ForgetfulModes implements AnswerModes {
    private AnswerMode mode = AnswerMode.JSON_SCHEMA;

    @Override
    public AnswerMode current() {
      return mode;
    }

    @Override
    public void settleFor(AnswerMode settled) {
      mode = settled;
    }
  }

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          requests.add(new JsonMapper().readTree(exchange.getRequestBody().readAllBytes()));
          Scripted answer = answers.remove();
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          // Without a charset, as providers answer.
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.getResponseHeaders().set("x-siliconcloud-trace-id", "ti_1");
          exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void asksWithStrictSchemaAndConfiguredFieldsOnly() {
    answer(200, COMPLETION);

    model(
            new ModelProperties(
                "m", 0.8, 900, "max_completion_tokens", "{\"enable_thinking\":false}"))
        .ask(QUESTION);

    JsonNode request = requests.getFirst();
    assertThat(request.propertyNames())
        .containsExactlyInAnyOrder(
            "model",
            "messages",
            "temperature",
            "response_format",
            "max_completion_tokens",
            "enable_thinking");
    assertThat(request.at("/messages").toString())
        .isEqualTo(
            "[{\"role\":\"system\",\"content\":\"Write JSON.\"},"
                + "{\"role\":\"user\",\"content\":\"A seed.\"}]");
    assertThat(request.at("/max_completion_tokens").intValue()).isEqualTo(900);
    assertThat(request.at("/enable_thinking").isBoolean()).isTrue();
    JsonNode schema = request.at("/response_format/json_schema");
    assertThat(schema.at("/strict").booleanValue()).isTrue();
    assertThat(schema.at("/name").stringValue()).isEqualTo("story");
    assertThat(schema.at("/schema/required/0").stringValue()).isEqualTo("title");
    assertThat(schema.at("/schema").has("$schema")).isFalse();
  }

  @Test
  void leavesUnsetTemperatureOut() {
    answer(200, COMPLETION);

    model(new ModelProperties("m", null, 900, "max_tokens", null)).ask(QUESTION);

    assertThat(requests.getFirst().has("temperature")).isFalse();
  }

  @Test
  void expectsAQuarterOfThePromptAndNoMoreThanTheLongestAnswer() {
    assertThat(model().expectedTokens(QUESTION)).isEqualTo(4 + 900);
  }

  @Test
  void givesAnswerAsItCame() {
    answer(200, COMPLETION);
    HttpLanguageModel model = model();

    CallLedger.Answer answer = model.ask(QUESTION);

    assertThat(answer).isEqualTo(new CallLedger.Answer("ti_1", COMPLETION, new Units(3, 4, null)));
    assertThat(model.read(COMPLETION)).isEqualTo(new Completion("grüße", Ending.FINISHED, "m-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"code\":20024,\"message\":\"Json mode is not supported for this model.\",\"data\":null}",
        "400|{\"error\":{\"message\":\"Invalid schema for response_format 'story'\"}}",
        "400|{\"error\":{\"message\":\"'response_format.type' must be 'json_object'\"}}",
        "422|{\"detail\":\"structured outputs are not supported\"}",
        "405|"
      })
  void stepsDownWhenModeIsRefusedAndRemembers(int status, String refusal) {
    answer(status, refusal == null ? "" : refusal);
    answer(status, refusal == null ? "" : refusal);
    answer(200, COMPLETION);
    answer(200, COMPLETION);
    HttpLanguageModel model = model();

    model.ask(QUESTION);
    model.ask(QUESTION);

    assertThat(requests)
        .extracting(request -> request.at("/response_format/type").asString("none"))
        .containsExactly("json_schema", "json_object", "none", "none");
    assertThat(modes.current()).isEqualTo(AnswerMode.PROMPT_ONLY);
  }

  @Test
  void doesNotStepDownForOtherRefusals() {
    answer(400, "{\"error\":{\"message\":\"This model's maximum context length is 8192.\"}}");

    assertThat(failure().reason()).isEqualTo(ReasonCode.PROVIDER_REJECTED);
    assertThat(requests).hasSize(1);
    assertThat(modes.current()).isEqualTo(AnswerMode.JSON_SCHEMA);
  }

  @Test
  void givesUpBelowTheLastMode() {
    modes.settleFor(AnswerMode.PROMPT_ONLY);
    answer(400, "{\"code\":20024,\"message\":\"Json mode is not supported.\",\"data\":null}");

    assertThat(failure().reason()).isEqualTo(ReasonCode.PROVIDER_REJECTED);
  }

  @Test
  void takesEmptyBodyForPaidAndUnusable() {
    answer(200, "");
    HttpLanguageModel model = model();

    CallLedger.Answer answer = model.ask(QUESTION);

    assertThat(answer).isEqualTo(new CallLedger.Answer("ti_1", "", new Units(null, null, null)));
    assertThat(catchThrowableOfType(StageFailure.class, () -> model.read("")).reason())
        .isEqualTo(ReasonCode.PROVIDER_ERROR);
  }

  private void answer(int status, String body) {
    answers.add(new Scripted(status, body));
  }

  private StageFailure failure() {
    return catchThrowableOfType(StageFailure.class, () -> model().ask(QUESTION));
  }

  private HttpLanguageModel model() {
    return model(new ModelProperties("m", 0.8, 900, "max_tokens", null));
  }

  private HttpLanguageModel model(ModelProperties properties) {
    ProviderEndpoint endpoint =
        ProviderEndpoint.of(
            "language-model",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "key",
            new ProviderLimits(
                Duration.ofSeconds(2), Duration.ofSeconds(5), DataSize.ofMegabytes(1)));
    return new HttpLanguageModel(
        endpoint.host(),
        properties,
        new ProviderHttp(endpoint, RestClient.builder(), Clock.systemUTC()),
        modes);
  }
}
