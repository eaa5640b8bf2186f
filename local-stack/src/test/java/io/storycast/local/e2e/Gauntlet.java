package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.local.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** One service that dies again and again, each time at another moment, and is always restarted. */
final class Gauntlet {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Pipeline pipeline;
  private final Service service;
  private final List<Death> deaths;
  private final List<String> died = new ArrayList<>();
  private Instance instance;

  Gauntlet(Pipeline pipeline, Service service, Death... deaths) {
    this.pipeline = pipeline;
    this.service = service;
    this.deaths = List.of(deaths);
    pipeline.fleet.of(service).forEach(Instance::kill);
    instance = start(0);
  }

  /** Waits until the first life takes work. */
  Gauntlet ready() {
    instance.awaitReady();
    return this;
  }

  /** Runs it through all its deaths; the last life goes on. */
  List<String> run() {
    for (int i = 0; i < deaths.size(); i++) {
      Instant begin = Instant.now();
      die(deaths.get(i));
      died.add(
          "%-18s %-45s after %4.1f s"
              .formatted(
                  service.serviceName(),
                  deaths.get(i).moment(),
                  Duration.between(begin, Instant.now()).toMillis() / 1000.0));
      instance = start(i + 1);
    }
    instance.awaitReady();
    return died;
  }

  private Instance start(int life) {
    if (life == deaths.size()) {
      return pipeline.fleet.start(service, Map.of());
    }
    Death death = deaths.get(life);
    return pipeline.fleet.start(service, death.environment(marker(death)));
  }

  private void die(Death death) {
    if (death.failPoint() != null) {
      instance.awaitDeath();
      assertThat(marker(death)).as("%s died %s", service.serviceName(), death.moment()).exists();
      return;
    }
    await(death.begins());
    death.provoke().run();
    await(death.reached());
    instance.kill();
  }

  private static void await(BooleanSupplier condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(condition::getAsBoolean);
  }

  private Path marker(Death death) {
    return pipeline.work.resolve(service.serviceName() + "-" + death.failPoint());
  }
}
