package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.local.Service;
import io.storycast.testing.simulator.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A new version is rolled out while stories flow: other processes start, the old ones are told to
 * end, one service after the other.
 */
@ResourceLock(Pipeline.LOCK)
class RollingRestartE2E {

  /** Of the ends by SIGTERM: what is besides the calls in flight. */
  private static final Duration CLEANING_UP = Duration.ofSeconds(10);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Pipeline pipeline = Pipeline.running();

  /** How long the provider takes. */
  private record Calls(Duration chat, Duration speech) {

    Duration longest() {
      return chat.compareTo(speech) > 0 ? chat : speech;
    }
  }

  @Test
  void replacesEveryProcessWhileStoriesFlow() throws Exception {
    replaceEveryProcess(24, new Calls(Duration.ofSeconds(3), Duration.ofMillis(500)), Map.of());
  }

  /** As long as providers take in the worst case; an orchestrator must grant as much. */
  @Test
  @Tag("chaos")
  void waitsForCallsOfAMinute() throws Exception {
    Map<String, String> patience =
        Map.of(
            "STAGE_SHUTDOWN_GRACE", "75s",
            "STAGE_HEARTBEAT", "4s", // a lease must outlive the load
            "STORY_READ_TIMEOUT", "90s",
            "SILICONFLOW_TTS_READ_TIMEOUT", "90s");
    try {
      for (Service service : Service.PIPELINE) {
        Instance patient = pipeline.fleet.start(service, patience).awaitReady();
        pipeline.fleet.of(service).stream()
            .filter(instance -> !instance.equals(patient))
            .forEach(Instance::kill);
      }
      replaceEveryProcess(8, new Calls(MINUTE, MINUTE), patience);
    } finally {
      // Other tests expect processes that give up sooner.
      Service.PIPELINE.forEach(service -> pipeline.fleet.of(service).forEach(Instance::kill));
    }
  }

  private void replaceEveryProcess(int stories, Calls calls, Map<String, String> settings)
      throws Exception {
    List<String> scenarios = pipeline.library().addScenarios("rolled", stories);
    pipeline.simulator.latency(Endpoint.CHAT, calls::chat);
    pipeline.simulator.latency(Endpoint.SPEECH, calls::speech);

    // The stories would be done before a busy machine has started a process.
    Map<Service, Instance> fresh = startAll(settings);
    pipeline.operator().generate(stories);
    for (Service service : List.of(Service.STORY, Service.AUDIO, Service.STORAGE)) {
      awaitWorkAt(service);
      replace(service, fresh.get(service), calls.longest());
    }
    replace(Service.SCHEDULER, fresh.get(Service.SCHEDULER), Duration.ZERO);

    pipeline.simulator.latency(Endpoint.CHAT, () -> Duration.ZERO);
    pipeline.simulator.latency(Endpoint.SPEECH, () -> Duration.ZERO);
    new Guarantees(pipeline, scenarios)
        .noScenarioIsLost(Duration.ofMinutes(10))
        .oneStoryPerScenario()
        .oneAttemptPerScenario()
        .noCallIsPaidTwice()
        .interruptedCallsAreAtMost(0)
        .nothingIsDeadLettered();
  }

  private Map<Service, Instance> startAll(Map<String, String> settings) {
    Map<Service, Instance> fresh = new EnumMap<>(Service.class);
    for (Service service : Service.PIPELINE) {
      fresh.put(service, pipeline.fleet.start(service, settings));
    }
    fresh.values().forEach(Instance::awaitReady);
    return fresh;
  }

  /** Storage works for milliseconds: there it is enough that stories flow. */
  private void awaitWorkAt(Service service) {
    if (service != Service.STORAGE) {
      Instance old = pipeline.fleet.of(service).getFirst();
      await().atMost(Duration.ofMinutes(3)).until(() -> old.inFlight() > 0);
    }
  }

  private void replace(Service service, Instance fresh, Duration call) throws Exception {
    Instance old = pipeline.fleet.of(service).getFirst();
    try (Watch watch = new Watch(old)) {
      await().until(() -> watch.seen().contains(Watch.READY));
      Instant told = Instant.now();
      old.terminate();
      old.awaitDeath();

      assertThat(Duration.between(told, Instant.now()))
          .as("%s ends", service)
          .isLessThan(call.plus(CLEANING_UP));
      assertThat(watch.seen())
          .as("%s is not ready before its port is closed, and alive to the end", service)
          .startsWith(Watch.READY, Watch.NOT_READY)
          .doesNotContain(Watch.NOT_ALIVE);
    }
    assertThat(fresh.process().isReady()).isTrue();
  }
}
