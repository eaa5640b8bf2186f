package io.storycast.local.e2e;

import static org.awaitility.Awaitility.await;

import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Latency;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("chaos")
@ResourceLock(Pipeline.LOCK)
class OutageE2E {

  private static final int SCENARIOS = 5;

  @Test
  void losesNothingWhenPostgresDiesAndComesBackMidRun() {
    Pipeline pipeline = Pipeline.running();
    List<String> scenarios = inTheMiddleOfARun(pipeline, "postgres");

    pipeline.postgres.kill();
    pipeline.postgres.start();

    assertWhole(pipeline, scenarios);
  }

  @Test
  void losesNothingWhenKafkaRestartsMidRun() {
    Pipeline pipeline = Pipeline.running();
    List<String> scenarios = inTheMiddleOfARun(pipeline, "kafka");

    pipeline.kafka.restart();

    assertWhole(pipeline, scenarios);
  }

  /** Some calls are in flight, some stories are written, none is read aloud. */
  private static List<String> inTheMiddleOfARun(Pipeline pipeline, String slug) {
    pipeline.simulator.latency(Endpoint.CHAT, Latency.logNormal(Duration.ofSeconds(1), 0.5, 7));
    pipeline.simulator.latency(Endpoint.SPEECH, Latency.fixed(Duration.ofSeconds(1)));
    List<String> scenarios = pipeline.library().addScenarios(slug, SCENARIOS);
    pipeline.operator().generate(SCENARIOS);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> pipeline.simulator.calls().total(Endpoint.CHAT).answered() > 0);
    return scenarios;
  }

  private static void assertWhole(Pipeline pipeline, List<String> scenarios) {
    new Guarantees(pipeline, scenarios)
        .noScenarioIsLost(Duration.ofMinutes(3))
        .oneStoryPerScenario()
        .oneAttemptPerScenario()
        .noCallIsPaidTwice()
        .nothingIsDeadLettered();
  }
}
