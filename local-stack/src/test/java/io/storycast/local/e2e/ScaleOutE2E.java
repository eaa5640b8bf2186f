package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.ScenarioClaimed;
import io.storycast.local.Service;
import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Pipeline.LOCK)
class ScaleOutE2E {

  private static final int SCENARIOS = 12;
  private static final List<Service> STAGES =
      List.of(Service.STORY, Service.AUDIO, Service.STORAGE);

  @Test
  void twoSchedulersAndThreeOfEachStageShareTheWorkAndClaimNothingTwice() throws Exception {
    Pipeline pipeline = Pipeline.running();
    List<Instance> more = startMore(pipeline);
    pipeline.simulator.latency(Endpoint.CHAT, Latency.fixed(Duration.ofMillis(300)));
    List<String> scenarios = pipeline.library().addScenarios("shared", SCENARIOS);

    claimFromBothSchedulersAtOnce(pipeline);

    new Guarantees(pipeline, scenarios)
        .noScenarioIsLost(Duration.ofMinutes(3))
        .oneStoryPerScenario()
        .oneAttemptPerScenario()
        .noCallIsPaidTwice()
        .interruptedCallsAreAtMost(0)
        .nothingIsDeadLettered();
    assertThat(pipeline.events(ScenarioClaimed.class))
        .extracting(ScenarioClaimed::scenarioId)
        .filteredOn(scenarios::contains)
        .hasSize(SCENARIOS)
        .doesNotHaveDuplicates();
    for (Service stage : STAGES) {
      assertThat(pipeline.fleet.of(stage))
          .hasSize(3)
          .allSatisfy(instance -> assertThat(instance.executions()).isPositive());
    }
    more.forEach(Instance::kill);
  }

  private static List<Instance> startMore(Pipeline pipeline) {
    List<Instance> more = new ArrayList<>();
    more.add(pipeline.fleet.start(Service.SCHEDULER, Map.of()));
    for (Service stage : STAGES) {
      more.add(pipeline.fleet.start(stage, Map.of()));
      more.add(pipeline.fleet.start(stage, Map.of()));
    }
    more.forEach(Instance::awaitReady);
    return more;
  }

  private static void claimFromBothSchedulersAtOnce(Pipeline pipeline) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> claims = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        for (Instance scheduler : pipeline.fleet.of(Service.SCHEDULER)) {
          claims.add(() -> new Operator(scheduler.apiPort()).generate(4));
        }
      }
      for (Future<String> claim : threads.invokeAll(claims)) {
        claim.get();
      }
    }
  }
}
