package io.storycast.local.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks and orders, through the scheduler's API. */
public final class Operator {

  static final String TOKEN = "a-token-for-tests";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;

  Operator(int port) {
    this.port = port;
  }

  /** Claims up to so many scenarios; returns the answer's body. */
  public String generate(int limit) {
    return post("/api/cron/generate-stories?limit=" + limit, "");
  }

  /** What the scheduler's API answers to a question. */
  String get(String path) {
    return send(request(path).GET().build());
  }

  /** What the scheduler's API answers to an order, as JSON. */
  String post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + TOKEN)
        .timeout(Duration.ofSeconds(30));
  }

  private static String send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError("%d: %s".formatted(response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new SchedulerGoneException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The scheduler did not answer; it may have done what it was asked. */
  static final class SchedulerGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchedulerGoneException(Throwable cause) {
      super(cause);
    }
  }
}
