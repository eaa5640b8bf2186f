package io.storycast.local.e2e;

import io.storycast.local.Service;
import io.storycast.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A process of a service.
 *
 * @param apiPort where its API listens, if it has one
 */
public record Instance(Service service, ServiceProcess process, int apiPort) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Waits until it takes work. */
  public Instance awaitReady() {
    process.awaitReady(PATIENCE);
    return this;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process.kill();
  }

  /** SIGTERM; returns at once. */
  public void terminate() {
    process.terminate();
  }

  /** Waits until it died by itself. */
  public void awaitDeath() {
    Awaitility.await(process.name() + " dies, see " + process.logFile())
        .atMost(PATIENCE)
        .until(() -> !isAlive());
  }

  /** How many obligations it works on. */
  public long inFlight() {
    return metric("storycast_stage_in_flight");
  }

  /** How many platform threads it has. */
  public long liveThreads() {
    return metric("jvm_threads_live_threads");
  }

  /** The sum of the metrics whose names begin so. */
  private long metric(String name) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
        .sum();
  }

  /** What Prometheus would scrape. */
  String metrics() {
    URI metrics =
        URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(process.managementPort()));
    HttpRequest request =
        HttpRequest.newBuilder(metrics).header("Authorization", "Bearer " + Operator.TOKEN).build();
    try {
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
