package io.storycast.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A running process of a service.
 *
 * @param service the module's name
 * @param apiPort where its API listens, if it has one
 * @param managementPort where it tells its health
 * @param log what it printed
 */
record Instance(String service, Process process, int apiPort, int managementPort, Path log) {

  private static final Duration START = Duration.ofSeconds(90);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** Waits until it takes work. */
  Instance awaitReady() {
    Awaitility.await(service + " is ready, see " + log)
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> isReady() || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("%s ended while starting, see %s".formatted(service, log));
    }
    return this;
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    awaitDeath(Duration.ofSeconds(10));
  }

  /** Asks it to end, as Kubernetes does, and waits until it is gone. */
  void stop() {
    process.destroy();
    if (!ended(Duration.ofSeconds(20))) {
      kill();
    }
  }

  /** Waits until it died by itself. */
  void awaitDeath(Duration limit) {
    if (!ended(limit)) {
      throw new AssertionError("%s still lives after %s, see %s".formatted(service, limit, log));
    }
  }

  /** How many obligations it has executed. */
  long executions() {
    HttpRequest request =
        HttpRequest.newBuilder(management("prometheus"))
            .header("Authorization", "Bearer " + Operator.TOKEN)
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("storycast_stage_execution_seconds_count"))
          .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private boolean ended(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isReady() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(management("health/readiness"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private URI management(String endpoint) {
    return URI.create("http://127.0.0.1:%d/actuator/%s".formatted(managementPort, endpoint));
  }
}
