package io.storycast.stage.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.client.RestClient;
import org.springframework.web.service.annotation.PostExchange;

class ProviderHttpIT {

  interface EchoApi {
    @PostExchange(url = "/echo", contentType = "application/json")
    ResponseEntity<byte[]> echo(
        @RequestHeader Map<String, String> headers, @RequestBody Map<String, Object> body);
  }

  private record Request(String path, Map<String, List<String>> headers, String body) {}

  private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final CountDownLatch testEnds = new CountDownLatch(1);
  private HttpServer server;
  private HttpHandler answer = exchange -> send(exchange, 200, "{\"ok\":true}");

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(
              new Request(
                  exchange.getRequestURI().getPath(),
                  Map.copyOf(exchange.getRequestHeaders()),
                  body));
          answer.handle(exchange);
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    testEnds.countDown();
    server.stop(0);
  }

  @Test
  void sendsKeyHeadersAndWholeBody() {
    ProviderHttp http = http(endpoint("secret-key").withHeaders(Map.of("X-Title", "Storycast")));

    ResponseEntity<byte[]> response = echo(http, Map.of());

    Request request = requests.remove();
    assertThat(new String(response.getBody(), StandardCharsets.UTF_8)).isEqualTo("{\"ok\":true}");
    assertThat(request.path()).isEqualTo("/v1/echo");
    assertThat(request.body()).isEqualTo("{\"text\":\"grüße\"}");
    assertThat(request.headers())
        .containsEntry("Authorization", List.of("Bearer secret-key"))
        .containsEntry("X-title", List.of("Storycast"))
        .containsEntry("Content-type", List.of("application/json"))
        // A known length: some gateways refuse chunked requests.
        .containsEntry("Content-length", List.of("18"))
        // No offer to upgrade to HTTP/2.
        .doesNotContainKeys("Upgrade", "Transfer-encoding");
  }

  @Test
  void sendsNoAuthorizationForEmptyKey() {
    echo(http(endpoint("")), Map.of());

    assertThat(requests.remove().headers()).doesNotContainKey("Authorization");
  }

  @Test
  void namesScenarioOnlyWhenEnabled() {
    ProviderHttp silent = http(endpoint("k"));
    ProviderHttp telling = http(endpoint("k").withScenario(true));

    echo(silent, silent.callHeaders("s-1", 2));
    echo(telling, telling.callHeaders("s-1", 2));

    assertThat(requests.remove().headers()).doesNotContainKey("X-storycast-scenario");
    assertThat(requests.remove().headers())
        .containsEntry("X-storycast-scenario", List.of("s-1"))
        .containsEntry("X-storycast-revision", List.of("2"));
  }

  @Test
  void translatesErrorAnswer() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          send(exchange, 429, "{\"message\":\"RPM limit reached.\"}");
        };

    StageFailure failure = failureOf(http(endpoint("k")));

    assertThat(failure.reason()).isEqualTo(ReasonCode.PROVIDER_RATE_LIMITED);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(requests).hasSize(1);
  }

  @Test
  void doesNotFollowRedirects() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          send(exchange, 307, "");
        };

    assertThat(failureOf(http(endpoint("k"))).reason())
        .isEqualTo(ReasonCode.PROVIDER_MODEL_UNKNOWN);
    assertThat(requests).hasSize(1);
  }

  @Test
  void givesUpWhenAnswerDoesNotCome() {
    answer = exchange -> awaitEndOfTest();

    StageFailure failure = failureOf(http(endpoint("k", Duration.ofMillis(200))));

    assertThat(failure.reason()).isEqualTo(ReasonCode.PROVIDER_TIMEOUT);
  }

  @Test
  void givesUpWhenAnswerStopsHalfWay() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          awaitEndOfTest();
        };

    StageFailure failure = failureOf(http(endpoint("k", Duration.ofMillis(300))));

    assertThat(failure.reason()).isEqualTo(ReasonCode.PROVIDER_TIMEOUT);
  }

  @Test
  void refusesTooLargeAnswer() {
    answer = exchange -> send(exchange, 200, "x".repeat(5000));

    StageFailure failure = failureOf(http(endpoint("k")));

    assertThat(failure.reason()).isEqualTo(ReasonCode.PROVIDER_ERROR);
    assertThat(failure.message()).contains("larger than 4096 bytes");
  }

  @Test
  void noticesAnswerThatBreaksOff() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("{\"half".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        };

    assertThat(failureOf(http(endpoint("k"))).reason()).isEqualTo(ReasonCode.PROVIDER_UNREACHABLE);
  }

  @Test
  void reportsRefusedConnection() {
    ProviderHttp http = http(endpoint("k"));
    server.stop(0);

    StageFailure failure = failureOf(http);

    assertThat(failure.reason()).isEqualTo(ReasonCode.PROVIDER_UNREACHABLE);
    assertThat(failure.message()).startsWith("No answer from 127.0.0.1: ");
  }

  @Test
  void endsWhenInterrupted() throws Exception {
    answer = exchange -> awaitEndOfTest();
    ProviderHttp http = http(endpoint("k"));
    AtomicReference<StageFailure> failure = new AtomicReference<>();
    AtomicReference<Boolean> stillInterrupted = new AtomicReference<>();

    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  failure.set(failureOf(http));
                  stillInterrupted.set(Thread.currentThread().isInterrupted());
                });
    requests.take();
    caller.interrupt();

    assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
    assertThat(failure.get().reason()).isEqualTo(ReasonCode.PROVIDER_UNREACHABLE);
    assertThat(stillInterrupted.get()).isTrue();
  }

  private ProviderEndpoint endpoint(String key) {
    return endpoint(key, Duration.ofSeconds(10));
  }

  private ProviderEndpoint endpoint(String key, Duration readTimeout) {
    return ProviderEndpoint.of(
        "language-model",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        key,
        new ProviderLimits(Duration.ofSeconds(2), readTimeout, DataSize.ofBytes(4096)));
  }

  private static ProviderHttp http(ProviderEndpoint endpoint) {
    return new ProviderHttp(endpoint, RestClient.builder(), Clock.systemUTC());
  }

  private static ResponseEntity<byte[]> echo(ProviderHttp http, Map<String, String> headers) {
    EchoApi api = http.client(EchoApi.class);
    return http.call(() -> api.echo(headers, Map.of("text", "grüße")));
  }

  private static StageFailure failureOf(ProviderHttp http) {
    return catchThrowableOfType(StageFailure.class, () -> echo(http, Map.of()));
  }

  private void awaitEndOfTest() {
    try {
      testEnds.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
