package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.ScenarioClaimed;
import io.storycast.local.Service;
import io.storycast.testing.simulator.Endpoint;
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

  /** More than two instances of a stage can take at once, see {@link Pipeline#CONCURRENCY}. */
  private static final int SCENARIOS = 2 * Pipeline.CONCURRENCY + 2;

  private static final List<Service> STAGES =
      List.of(Service.STORY, Service.AUDIO, Service.STORAGE);

  @Test
  void twoSchedulersAndThreeOfEachStageShareTheWorkAndClaimNothingTwice() throws Exception {
    Pipeline pipeline = Pipeline.running();
    List<Instance> more = startMore(pipeline);
    List<String> scenarios = pipeline.library().addScenarios("shared", SCENARIOS);

    try (Hold stories = Hold.of(pipeline.simulator, Endpoint.CHAT);
        Hold narrations = Hold.of(pipeline.simulator, Endpoint.SPEECH);
        Library.Lock content = pipeline.library().lockStories()) {
      claimFromBothSchedulersAtOnce(pipeline);
      awaitAllWorking(pipeline, Service.STORY);
      stories.close();
      awaitAllWorking(pipeline, Service.AUDIO);
      awaitAllWorking(pipeline, Service.STORAGE);
    }

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
    more.forEach(Instance::kill);
  }

  /** Nothing can end meanwhile, and two instances cannot hold everything: so the third has some. */
  private static void awaitAllWorking(Pipeline pipeline, Service stage) {
    List<Instance> instances = pipeline.fleet.of(stage);
    assertThat(instances).hasSize(3);
    await("all three of %s work".formatted(stage.serviceName()))
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(instances)
                    .allSatisfy(instance -> assertThat(instance.inFlight()).isPositive()));
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
          claims.add(() -> new Operator(scheduler.apiPort()).generate(SCENARIOS / 3));
        }
      }
      for (Future<String> claim : threads.invokeAll(claims)) {
        claim.get();
      }
    }
  }
}
