package io.storycast.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A service says that it is ready to work. */
final class HealthCheck implements Check {

  private final String service;
  private final URI readiness;

  /**
   * @param readiness answers 200 while the service is ready
   */
  HealthCheck(String service, URI readiness) {
    this.service = service;
    this.readiness = readiness;
  }

  @Override
  public String name() {
    return service;
  }

  @Override
  public Finding run() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> response =
          client.send(
              HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(10)).build(),
              BodyHandlers.discarding());
      return response.statusCode() == 200
          ? Finding.ok("%s is ready.".formatted(readiness))
          : Finding.failed(
              "%s answers %d: the service is not ready."
                  .formatted(readiness, response.statusCode()),
              "Look at its log.");
    } catch (IOException e) {
      return Finding.failed(
          "%s does not answer.".formatted(readiness), "Start the service, or look at its log.");
    }
  }
}
