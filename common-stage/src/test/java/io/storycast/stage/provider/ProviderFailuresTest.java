package io.storycast.stage.provider;

import static io.storycast.contracts.ReasonCode.PROVIDER_CREDENTIALS;
import static io.storycast.contracts.ReasonCode.PROVIDER_ERROR;
import static io.storycast.contracts.ReasonCode.PROVIDER_MODEL_UNKNOWN;
import static io.storycast.contracts.ReasonCode.PROVIDER_OUT_OF_QUOTA;
import static io.storycast.contracts.ReasonCode.PROVIDER_RATE_LIMITED;
import static io.storycast.contracts.ReasonCode.PROVIDER_REJECTED;
import static io.storycast.contracts.ReasonCode.PROVIDER_TIMEOUT;
import static io.storycast.contracts.ReasonCode.PROVIDER_UNREACHABLE;
import static io.storycast.contracts.ReasonCode.UNEXPECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

class ProviderFailuresTest {

  private static final String KEY = "sf-0123456789abcdef";
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final ProviderFailures failures =
      new ProviderFailures(
          ProviderEndpoint.of(
                  "language-model",
                  "https://api.example.org",
                  KEY,
                  new ProviderLimits(
                      Duration.ofSeconds(5), Duration.ofSeconds(60), DataSize.ofMegabytes(1)))
              .withHeaders(Map.of("X-Gateway-Token", "gateway-token-77")),
          NOON);

  static Stream<Arguments> answers() {
    return Stream.of(
        // SiliconFlow
        arguments(
            400,
            "{\"code\":20012,\"message\":\"Model does not exist. Please check it"
                + " carefully.\",\"data\":null}",
            PROVIDER_MODEL_UNKNOWN,
            "Model does not exist. Please check it carefully."),
        arguments(
            400,
            "{\"code\":20024,\"message\":\"Json mode is not supported for this"
                + " model.\",\"data\":null}",
            PROVIDER_REJECTED,
            "Json mode is not supported for this model."),
        arguments(401, "\"Invalid token\"", PROVIDER_CREDENTIALS, "Invalid token"),
        arguments(404, "\"404 page not found\"", PROVIDER_MODEL_UNKNOWN, "404 page not found"),
        arguments(
            403,
            "{\"code\":30001,\"message\":\"Sorry, your account balance is insufficient\","
                + "\"data\":null}",
            PROVIDER_OUT_OF_QUOTA,
            "Sorry, your account balance is insufficient"),
        arguments(
            429,
            "{\"message\":\"Request was rejected due to rate limiting. Details:TPM limit"
                + " reached.\",\"data\":null}",
            PROVIDER_RATE_LIMITED,
            "TPM limit reached."),
        arguments(
            429,
            "{\"message\":\"Request was rejected due to rate limiting. Details:RPD limit"
                + " reached.\",\"data\":null}",
            PROVIDER_OUT_OF_QUOTA,
            "(limit of the day)"),
        arguments(503, "\"Service is too busy\"", PROVIDER_ERROR, "Service is too busy"),
        arguments(
            504,
            "{\"code\":50505,\"message\":\"Model service overloaded.\",\"data\":null}",
            PROVIDER_ERROR,
            "Model service overloaded."),
        // OpenAI
        arguments(
            401,
            "{\"error\":{\"message\":\"Incorrect API key provided: sf-01234*****cdef.\",\"type\":"
                + "\"invalid_request_error\",\"param\":null,\"code\":\"invalid_api_key\"}}",
            PROVIDER_CREDENTIALS,
            "Incorrect API key provided: ***"),
        arguments(
            429,
            "{\"error\":{\"message\":\"You exceeded your current quota\",\"type\":"
                + "\"insufficient_quota\",\"param\":null,\"code\":\"insufficient_quota\"}}",
            PROVIDER_OUT_OF_QUOTA,
            "You exceeded your current quota"),
        arguments(
            429,
            "{\"error\":{\"message\":\"Rate limit reached on requests per day"
                + " (RPD): Limit 200\",\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}}",
            PROVIDER_OUT_OF_QUOTA,
            "(limit of the day)"),
        arguments(
            404,
            "{\"error\":{\"message\":\"The model `x` does not exist\",\"type\":"
                + "\"invalid_request_error\",\"param\":null,\"code\":\"model_not_found\"}}",
            PROVIDER_MODEL_UNKNOWN,
            "The model `x` does not exist"),
        arguments(
            400,
            "{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens.\","
                + "\"code\":\"context_length_exceeded\"}}",
            PROVIDER_REJECTED,
            "maximum context length"),
        // Others
        arguments(402, "Insufficient Balance", PROVIDER_OUT_OF_QUOTA, "Insufficient Balance"),
        arguments(
            400,
            "[{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":"
                + "\"API_KEY_INVALID\"}}]",
            PROVIDER_CREDENTIALS,
            "API key not valid."),
        arguments(
            422,
            "{\"detail\":[{\"loc\":[\"body\",\"voice\"],\"msg\":\"field required\",\"input\":"
                + "\"our payload\"}]}",
            PROVIDER_REJECTED,
            "body.voice: field required"),
        arguments(
            502,
            "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
            PROVIDER_ERROR,
            "502 Bad Gateway"),
        arguments(
            500,
            "<div><script>alert(1)</script>Oops <b>again</b></div>",
            PROVIDER_ERROR,
            "Oops again"),
        arguments(500, "", PROVIDER_ERROR, "api.example.org answered 500 without a message"),
        arguments(400, "{\"messages\":[\"our payl", PROVIDER_REJECTED, "without a message"),
        arguments(301, "", PROVIDER_MODEL_UNKNOWN, "answered 301"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void readsReasonAndMessageFromAnswer(
      int status, String body, ReasonCode reason, String messagePart) {
    StageFailure failure = answered(status, body);

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.message())
        .startsWith("api.example.org answered " + status)
        .contains(messagePart)
        .doesNotContain("our payl", "alert", "01234");
  }

  @ParameterizedTest
  @CsvSource({
    "400, PROVIDER_REJECTED",
    "401, PROVIDER_CREDENTIALS",
    "402, PROVIDER_OUT_OF_QUOTA",
    "403, PROVIDER_CREDENTIALS",
    "404, PROVIDER_MODEL_UNKNOWN",
    "405, PROVIDER_REJECTED",
    "408, PROVIDER_ERROR",
    "409, PROVIDER_ERROR",
    "413, PROVIDER_REJECTED",
    "422, PROVIDER_REJECTED",
    "425, PROVIDER_ERROR",
    "429, PROVIDER_RATE_LIMITED",
    "500, PROVIDER_ERROR",
    "502, PROVIDER_ERROR",
    "503, PROVIDER_ERROR",
    "504, PROVIDER_ERROR",
    "529, PROVIDER_ERROR"
  })
  void classifiesByStatusWhereNothingElseIsSaid(int status, ReasonCode reason) {
    assertThat(answered(status, "").reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"401", "402", "404", "408", "429", "500", "503"})
  void namesTheDependencyWhereTheProviderFailed(int status) {
    assertThat(answered(status, "").dependency()).contains("language-model");
  }

  @ParameterizedTest
  @CsvSource({"400", "405", "413", "422"})
  void blamesNoDependencyForOneRefusedRequest(int status) {
    assertThat(answered(status, "").dependency()).isEmpty();
  }

  @Test
  void namesTheDependencyThatGaveNoAnswerOrAnUnusableOne() {
    StageFailure noAnswer = failures.of(new ResourceAccessException("", new ConnectException()));
    StageFailure unreadable = failures.of(new RestClientException("no converter"));

    assertThat(noAnswer.dependency()).contains("language-model");
    assertThat(unreadable.dependency()).contains("language-model");
    assertThat(failures.unusable("with an empty body.").dependency()).contains("language-model");
  }

  @Test
  void blamesNoDependencyForOwnBug() {
    assertThat(failures.of(new IllegalStateException("bug")).dependency()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After,    30,                            30000",
    "Retry-After,    0,                             0",
    "Retry-After,    1.5,                           1500",
    "Retry-After,    -3,                            0",
    "Retry-After,    'Sun, 22 Nov 2026 12:02:00 GMT', 120000",
    "Retry-After,    'Sun, 22 Nov 2026 11:00:00 GMT', 0",
    "retry-after-ms, 250,                           250"
  })
  void honoursRetryAfter(String header, String value, long milliseconds) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(header, value);

    assertThat(failures.ofAnswer(429, headers, new byte[0]).retryAfter())
        .contains(Duration.ofMillis(milliseconds));
  }

  @Test
  void ignoresRetryAfterThatNobodyCanRead() {
    HttpHeaders headers = new HttpHeaders();
    headers.set("Retry-After", "soon");

    assertThat(failures.ofAnswer(429, headers, new byte[0]).retryAfter()).isEmpty();
  }

  static Stream<Arguments> noAnswers() {
    return Stream.of(
        arguments(new HttpTimeoutException("no complete answer within PT1M"), PROVIDER_TIMEOUT),
        arguments(new HttpConnectTimeoutException("HTTP connect timed out"), PROVIDER_UNREACHABLE),
        arguments(new ConnectException(), PROVIDER_UNREACHABLE),
        arguments(new IOException("Connection reset"), PROVIDER_UNREACHABLE),
        arguments(new AnswerTooLargeException(10), PROVIDER_ERROR));
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void tellsWhyThereIsNoAnswer(IOException cause, ReasonCode reason) {
    StageFailure failure = failures.of(new ResourceAccessException("I/O error on POST", cause));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.message()).startsWith("No answer from api.example.org: ");
    assertThat(failure).hasCause(cause);
  }

  @Test
  void treatsUnreadableAnswerAsErrorOfProvider() {
    assertThat(failures.of(new RestClientException("no converter")).reason())
        .isEqualTo(PROVIDER_ERROR);
  }

  @Test
  void leavesTranslatedFailureAlone() {
    StageFailure failure = StageFailure.of(PROVIDER_TIMEOUT, "Already said.");

    assertThat(failures.of(failure)).isSameAs(failure);
  }

  @Test
  void reportsBugAsUnexpected() {
    assertThat(failures.of(new IllegalStateException("bug")).reason()).isEqualTo(UNEXPECTED);
  }

  @Test
  void showsOneShortLineWithoutSecrets() {
    String body =
        "Bad\u0000 key\r\n\u202E%s with Bearer abc.def and sk-proj-abcdef12 via gateway-token-77 "
                .formatted(KEY)
            + "x".repeat(500);

    String message = answered(400, body).message();

    assertThat(message)
        .hasSizeLessThan(260)
        .contains("Bad key *** with *** and *** via *** x")
        .endsWith("…")
        .doesNotContain("\n", "\r", "\u0000", "\u202E");
  }

  @Test
  void keepsProvidersCodeForCallersThatKnowAWay() {
    StageFailure failure =
        answered(400, "{\"code\":20024,\"message\":\"Json mode is not supported\",\"data\":null}");

    assertThat(ProviderRefusal.behind(failure))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.code()).contains("20024");
              assertThat(refusal.message()).isEqualTo("Json mode is not supported");
            });
  }

  private StageFailure answered(int status, String body) {
    return failures.ofAnswer(status, new HttpHeaders(), body.getBytes(StandardCharsets.UTF_8));
  }
}
