package io.storycast.webhook.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.storycast.webhook.delivering.Answer;
import io.storycast.webhook.delivering.Answer.Outcome;
import io.storycast.webhook.fixtures.Mailbox;
import io.storycast.webhook.fixtures.Mailbox.Mail;
import io.storycast.webhook.network.AddressGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReceiverIT {

  private static final Duration TIMEOUT = Duration.ofMillis(700);
  private static final byte[] BODY = "{\"type\":\"story.ready\"}".getBytes(StandardCharsets.UTF_8);

  private static final Map<String, String> HEADERS =
      Map.of("webhook-id", "1", "Content-Type", "application/json");

  private final Mailbox mailbox = new Mailbox();
  private final HttpReceiver receiver = receiver("127.0.0.0/8", "::1");

  @AfterEach
  void stop() throws IOException {
    receiver.close();
    mailbox.close();
  }

  @Test
  void postsTheBodyWithItsHeadersAndNothingElseOfItsOwn() {
    Answer answer = receiver.post(mailbox.at("/in"), HEADERS, BODY);

    assertThat(answer.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(answer.status()).isEqualTo(204);
    Mail mail = mailbox.at(mailbox.at("/in")).getFirst();
    assertThat(mail.body()).isEqualTo(new String(BODY, StandardCharsets.UTF_8));
    assertThat(mail.headers())
        .containsEntry("webhook-id", "1")
        .containsEntry("content-type", "application/json")
        .containsEntry("user-agent", "Storycast-Webhooks/1")
        .doesNotContainKeys("cookie", "authorization", "accept-encoding");
  }

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED",
    "201, DELIVERED",
    "202, DELIVERED",
    "301, REDIRECTED",
    "304, REDIRECTED",
    "400, REFUSED",
    "401, REFUSED",
    "404, REFUSED",
    "410, GONE",
    "429, REFUSED",
    "500, REFUSED",
    "503, REFUSED"
  })
  void tellsWhatTheStatusMeans(int status, Outcome outcome) {
    mailbox.answering("/in", status);

    assertThat(post("/in").outcome()).isEqualTo(outcome);
  }

  @Test
  void followsNoRedirect() {
    mailbox.answering(
        "/in",
        (exchange, number) -> {
          exchange.getResponseHeaders().set("Location", mailbox.at("/elsewhere").toString());
          Mailbox.say(exchange, 307, "there");
        });

    assertThat(post("/in").outcome()).isEqualTo(Outcome.REDIRECTED);
    assertThat(mailbox.at(mailbox.at("/elsewhere"))).isEmpty();
  }

  @Test
  void givesUpOnAReceiverThatNeverAnswers() {
    mailbox.hanging("/in");

    Answer answer = post("/in");

    assertThat(answer.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(answer.took()).isBetween(TIMEOUT, TIMEOUT.multipliedBy(4));
  }

  @Test
  void givesUpOnAReceiverThatAnswersDropByDrop() throws Exception {
    try (ServerSocket server = rawServer(this::dripHeaders)) {
      Answer answer = receiver.post(address(server), Map.of(), BODY);

      assertThat(answer.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(answer.took()).isLessThan(TIMEOUT.multipliedBy(4));
    }
  }

  @Test
  void keepsTheStatusWhenTheBodyHasNoEnd() {
    mailbox.answering("/in", (exchange, number) -> endlessBody(exchange));

    Answer answer = post("/in");

    assertThat(answer.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(answer.text()).startsWith("xxxx").hasSizeLessThanOrEqualTo(500);
    assertThat(answer.took()).isLessThan(TIMEOUT.multipliedBy(4));
  }

  @Test
  void tellsWhenTheConnectionBreaks() throws Exception {
    try (ServerSocket server = rawServer(HttpReceiverIT::reset)) {
      Answer answer = receiver.post(address(server), Map.of(), BODY);

      assertThat(answer.outcome()).isEqualTo(Outcome.UNREACHABLE);
      assertThat(answer.status()).isNull();
    }
  }

  @Test
  void tellsWhenNobodyListens() throws Exception {
    URI nobody;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = address(server);
    }

    assertThat(receiver.post(nobody, Map.of(), BODY).outcome()).isEqualTo(Outcome.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void connectsToNothingThatIsNotPublic(String host) throws IOException {
    URI address = URI.create("http://%s:%d/in".formatted(host, mailbox.at("/in").getPort()));
    try (HttpReceiver careful = receiver()) {
      Answer answer = careful.post(address, Map.of(), BODY);

      assertThat(answer.outcome()).isEqualTo(Outcome.FORBIDDEN_ADDRESS);
      assertThat(answer.text()).contains("is not a public address");
      assertThat(mailbox.at(mailbox.at("/in"))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "' 7 ', 7", "'Thu, 01 Jan 1970 00:00:00 GMT', 0", "soon, ", "-5, 0"})
  void readsHowLongTheReceiverWantsToBeLeftAlone(String header, Long seconds) {
    mailbox.answering(
        "/in",
        (exchange, number) -> {
          exchange.getResponseHeaders().set("Retry-After", header);
          Mailbox.say(exchange, 429, "");
        });

    assertThat(post("/in").retryAfter())
        .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }

  @Test
  void keepsTheBeginningOfTheAnswerOnOneLine() {
    mailbox.answering(
        "/in", (exchange, number) -> Mailbox.say(exchange, 500, "one\n\ttwo " + "x".repeat(900)));

    assertThat(post("/in").text()).startsWith("one two xxx").endsWith("…").hasSize(500);
  }

  private Answer post(String path) {
    return receiver.post(mailbox.at(path), Map.of(), BODY);
  }

  private static HttpReceiver receiver(String... allowed) {
    return new HttpReceiver(new AddressGuard(List.of(allowed)), TIMEOUT, Clock.systemUTC());
  }

  private static URI address(ServerSocket server) {
    return URI.create("http://127.0.0.1:%d/in".formatted(server.getLocalPort()));
  }

  private interface Connection {
    void serve(Socket socket) throws IOException;
  }

  private static ServerSocket rawServer(Connection connection) throws IOException {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  connection.serve(socket);
                } catch (IOException e) {
                  // The client gave up, as it should, or the test is over.
                }
              }
            });
    return server;
  }

  private static void reset(Socket socket) throws IOException {
    int first = socket.getInputStream().read();
    assertThat(first).isNotEqualTo(-1);
    socket.setSoLinger(true, 0);
  }

  /** A byte in a while keeps every time-out of a socket from being reached. */
  private void dripHeaders(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
    Duration pause = TIMEOUT.dividedBy(7);
    while (!socket.isClosed()) {
      out.write('x');
      out.flush();
      java.util.concurrent.locks.LockSupport.parkNanos(pause.toNanos());
    }
  }

  private static void endlessBody(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] much = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    while (true) {
      exchange.getResponseBody().write(much);
    }
  }
}
