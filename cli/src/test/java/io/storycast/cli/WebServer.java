package io.storycast.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a free port that gives the answers it was told to. */
public final class WebServer implements AutoCloseable {

  /** A request as it came. */
  public record Request(String line, String authorization, String body) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(int status, String type, byte[] body) {}

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<String> actors = new CopyOnWriteArrayList<>();

  public WebServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on this request is answered so; a later answer for it replaces this one. */
  public WebServer answer(String methodAndPath, int status, String json) {
    return answer(methodAndPath, status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  public WebServer answer(String methodAndPath, int status, String type, byte[] body) {
    answers.put(methodAndPath, new Answer(status, type, body));
    return this;
  }

  public List<Request> requests() {
    return requests;
  }

  /** Who sent each request, as the request says. */
  public List<String> actors() {
    return actors;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      actors.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Storycast-Actor")));
      requests.add(
          new Request(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Answer answer =
          answers.getOrDefault(
              exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
              new Answer(404, "text/plain", new byte[0]));
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
