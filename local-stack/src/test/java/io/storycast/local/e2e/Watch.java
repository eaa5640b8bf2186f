package io.storycast.local.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at the health of one process all the time, as an orchestrator and a load balancer do, and
 * keeps what it saw in its order, equal looks in a row once.
 */
final class Watch implements AutoCloseable {

  static final String READY = "ready";
  static final String NOT_READY = "not ready";
  static final String NOT_ALIVE = "alive no more";
  static final String CLOSED = "port closed";

  private static final Duration EVERY = Duration.ofMillis(50);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final String health;
  private final List<String> seen = new ArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread thread;

  Watch(Instance instance) {
    this.health =
        "http://127.0.0.1:%d/actuator/health/".formatted(instance.process().managementPort());
    this.thread = Thread.ofVirtual().start(this::look);
  }

  /** What was seen since it began. */
  synchronized List<String> seen() {
    return List.copyOf(seen);
  }

  @Override
  public void close() throws InterruptedException {
    over.set(true);
    thread.join();
  }

  private void look() {
    try {
      while (!over.get()) {
        note(status("liveness") == 503 ? NOT_ALIVE : readiness());
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String readiness() throws InterruptedException {
    return switch (status("readiness")) {
      case 200 -> READY;
      case 0 -> CLOSED;
      default -> NOT_READY;
    };
  }

  private synchronized void note(String look) {
    if (seen.isEmpty() || !seen.getLast().equals(look)) {
      seen.add(look);
    }
  }

  /** 0 when nobody answers. */
  private int status(String probe) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(health + probe))
              .timeout(Duration.ofSeconds(15))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
