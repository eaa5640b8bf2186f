package io.storycast.local.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the scheduler to claim. */
public final class Operator {

  static final String TOKEN = "a-token-for-tests";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;

  Operator(int port) {
    this.port = port;
  }

  /** Claims up to so many scenarios; returns the answer's body. */
  public String generate(int limit) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/cron/generate-stories?limit=%d"
                        .formatted(port, limit)))
            .header("Authorization", "Bearer " + TOKEN)
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
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
