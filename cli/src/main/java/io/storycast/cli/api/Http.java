package io.storycast.cli.api;

import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import io.storycast.cli.text.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP with a bearer token; every failure becomes a sentence. */
final class Http {

  /** Takes answers of newer and of older systems. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** Who sits here, for the audit log; the token alone says only that it is somebody of us. */
  private static final String ACTOR = actor(System.getProperty("user.name", ""));

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI base;

  Http(URI base) {
    this.base = base;
  }

  JsonNode get(String path, String token) {
    return read(getText(path, token), JsonNode.class);
  }

  /** The answer as it came. */
  String getText(String path, String token) {
    return send(request(path, token).GET().build());
  }

  JsonNode post(String path, String token, Map<String, ?> body) {
    return read(postText(path, token, body), JsonNode.class);
  }

  /** The answer as it came. */
  String postText(String path, String token, Map<String, ?> body) {
    return postText(path, token, body, Map.of());
  }

  /** As {@link #postText(String, String, Map)}, with further headers. */
  String postText(String path, String token, Map<String, ?> body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path, token);
    headers.forEach(request::header);
    return send(
        body.isEmpty()
            ? request.POST(BodyPublishers.noBody()).build()
            : request
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
  }

  /** Has something removed. */
  void delete(String path, String token) {
    send(request(path, token).DELETE().build());
  }

  /** The answer to any request, as it came. */
  String text(String method, String path, String token, @Nullable String body) {
    HttpRequest.Builder request = request(path, token);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    return send(
        request
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build());
  }

  /** Reads an answer line by line, for as long as it lasts. */
  <T> T stream(
      String path, String token, Map<String, String> headers, Function<Stream<String>, T> read) {
    HttpRequest.Builder request = request(path, token).setHeader("Accept", "text/event-stream");
    headers.forEach(request::header);
    // The usual timeout ends with the headers of the answer, so the stream may last.
    return read.apply(received(request.GET().build(), BodyHandlers.ofLines()));
  }

  /** Writes the body of an answer to a file. */
  void download(String path, String token, Path to) {
    HttpRequest request = request(path, token).setHeader("Accept", "*/*").GET().build();
    received(
        request,
        answer ->
            answer.statusCode() / 100 == 2
                ? BodySubscribers.ofFile(to)
                : BodySubscribers.replacing(to));
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/+$", "") + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token)
        .header("X-Storycast-Actor", ACTOR)
        .header("Accept", "application/json, application/problem+json");
  }

  /** The name as a header can hold it. */
  static String actor(String user) {
    String printable = user.replaceAll("[^ -~]", "?").strip();
    return printable.isEmpty() ? "cli" : printable.substring(0, Math.min(100, printable.length()));
  }

  private String send(HttpRequest request) {
    return received(request, BodyHandlers.ofString());
  }

  private <T> T received(HttpRequest request, BodyHandler<T> handler) {
    HttpResponse<T> response;
    try {
      response = client.send(request, handler);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE,
          "Nothing answers at %s: %s".formatted(base, CommandFailure.sentence(e)),
          "Start the local system with ./storycast up, or name another one with --url.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCodes.FAILED, "Interrupted.", null, e);
    }
    if (response.statusCode() / 100 != 2) {
      throw refusal(request, response);
    }
    return response.body();
  }

  /** An answer as it came, as a value of this type. */
  <T> T read(String body, Class<T> type) {
    try {
      return JSON.readValue(body, type);
    } catch (JacksonException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE,
          base + " answers, but not with JSON.",
          "Is this the address of the system?",
          e);
    }
  }

  private static CommandFailure refusal(HttpRequest request, HttpResponse<?> response) {
    int status = response.statusCode();
    JsonNode problem = problem(body(response.body()));
    if (status == 401 || status == 403) {
      String missing = status == 403 ? text(problem, "detail") : null;
      return new CommandFailure(
          ExitCodes.UNAUTHORIZED,
          missing == null
              ? "The system refuses the token (%d).".formatted(status)
              : "%s (%d)".formatted(missing, status),
          "Set STORYCAST_TOKEN to a key that may do this, and CRON_SECRET for generate.");
    }
    String detail = text(problem, "detail");
    String hint = text(problem, "hint");
    return new CommandFailure(
        status >= 500 ? ExitCodes.UNREACHABLE : ExitCodes.FAILED,
        detail == null
            ? "%s %s answers %d.".formatted(request.method(), request.uri().getPath(), status)
            : "%s (%d)".formatted(detail, status),
        hint == null && status >= 500 ? "Look at the log of the service there." : hint);
  }

  private static String body(@Nullable Object body) {
    return switch (body) {
      case String text -> text;
      case Stream<?> lines -> lines.map(String::valueOf).collect(Collectors.joining("\n"));
      case null, default -> "";
    };
  }

  /** The problem detail (RFC 9457) in a refusal; an empty node when it is something else. */
  private static JsonNode problem(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  private static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isString() ? Text.oneLine(value.asString()) : null;
  }
}
