package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import io.storycast.testing.TcpProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** What the probes of an orchestrator are told. */
class HealthIT {

  private static final int OK = 200;
  private static final int NOT_NOW = 503;
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Database DATABASE = Dependencies.postgres().freshDatabase("health");
  private static final TcpProxy PROXY = TcpProxy.to(DATABASE.port());
  private static final StageService SERVICE =
      StageService.start(
          new Database(PROXY.port(), DATABASE.name(), DATABASE.user()),
          (claimed, attempt) -> {
            throw StageFailure.of(ReasonCode.PROVIDER_UNREACHABLE, "Nobody is there.")
                .ofDependency("language-model");
          },
          "--spring.datasource.hikari.connection-timeout=500",
          "--spring.datasource.hikari.validation-timeout=300",
          "--storycast.stage.look-interval=100ms");

  @AfterAll
  static void stop() {
    PROXY.pass();
    SERVICE.close();
    PROXY.close();
  }

  @Test
  void isNotReadyWhileTheDatabaseIsAwayAndAliveAllTheTime() throws Exception {
    assertThat(readiness()).isEqualTo(OK);

    PROXY.refuse();

    await().atMost(SOON).untilAsserted(() -> assertThat(readiness()).isEqualTo(NOT_NOW));
    assertThat(liveness()).isEqualTo(OK);
    PROXY.pass();
    await().atMost(SOON).untilAsserted(() -> assertThat(readiness()).isEqualTo(OK));
  }

  @Test
  void isNotReadyWhileItTakesNoRecords() throws Exception {
    ConcurrentMessageListenerContainer<?, ?> landing =
        SERVICE.bean(ConcurrentMessageListenerContainer.class);
    landing.stop();
    try {
      assertThat(readiness()).isEqualTo(NOT_NOW);
      assertThat(liveness()).isEqualTo(OK);
    } finally {
      landing.start();
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(readiness()).isEqualTo(OK));
  }

  @Test
  void isReadyAndAliveWhileAProviderIsDown() throws Exception {
    Topic.publish(Stories.claimOf(UUID.randomUUID().toString(), 1));

    await().atMost(SOON).until(HealthIT::standsStill);

    assertThat(readiness()).isEqualTo(OK);
    assertThat(liveness()).isEqualTo(OK);
  }

  private static boolean standsStill() {
    return SERVICE
            .bean(MeterRegistry.class)
            .get("storycast.stage.paused")
            .tag("cause", "outage")
            .gauge()
            .value()
        == 1;
  }

  private static int readiness() throws IOException, InterruptedException {
    return status("readiness");
  }

  private static int liveness() throws IOException, InterruptedException {
    return status("liveness");
  }

  private static int status(String probe) throws IOException, InterruptedException {
    URI health =
        URI.create("http://127.0.0.1:%d/actuator/health/%s".formatted(SERVICE.port(), probe));
    return HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
