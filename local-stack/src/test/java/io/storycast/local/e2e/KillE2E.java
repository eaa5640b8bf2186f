package io.storycast.local.e2e;

import io.storycast.local.Service;
import io.storycast.testing.simulator.Calls;
import io.storycast.testing.simulator.Endpoint;
import io.storycast.testing.simulator.Fault;
import io.storycast.testing.simulator.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Every service dies as by {@code kill -9} at every moment that matters, in one run. */
@Tag("chaos")
@ResourceLock(Pipeline.LOCK)
class KillE2E {

  private static final int SCENARIOS = 8;

  @Test
  void losesNothingAndRepeatsOnlyTheCallInFlightWhereverAServiceIsKilled() throws Exception {
    Pipeline pipeline = Pipeline.running();
    List<String> scenarios = pipeline.library().addScenarios("killed", SCENARIOS);
    List<Gauntlet> gauntlets = gauntlets(pipeline, scenarios);
    gauntlets.forEach(Gauntlet::ready);

    generate(pipeline);
    List<String> deaths = runAll(gauntlets);

    new Guarantees(pipeline, scenarios)
        .noScenarioIsLost(Duration.ofMinutes(3))
        .oneStoryPerScenario()
        .oneAttemptPerScenario()
        .noCallIsPaidTwice()
        .interruptedCallsAreAtMost(2)
        .nothingIsDeadLettered();
    System.out.println("Killed, and nothing was lost:");
    deaths.forEach(System.out::println);
  }

  private static List<Gauntlet> gauntlets(Pipeline pipeline, List<String> scenarios) {
    Death landed = Death.at("after-landing", "after landing, before the offsets are committed");
    Death recorded = Death.at("after-record", "after recording, before emitting");
    return List.of(
        new Gauntlet(
            pipeline,
            Service.SCHEDULER,
            Death.at("before-publish", "after claiming, before publishing"),
            Death.at("after-publish", "after publishing, before it is noted"),
            Death.when(() -> isAnyReady(pipeline, scenarios), "while it follows the facts")),
        new Gauntlet(
            pipeline,
            Service.STORY,
            landed,
            duringCall(pipeline, Endpoint.CHAT),
            Death.at("before-record", "after the answer is paid, before recording"),
            recorded),
        new Gauntlet(
            pipeline,
            Service.AUDIO,
            landed,
            duringCall(pipeline, Endpoint.SPEECH),
            Death.at("before-record", "after the upload, before recording"),
            recorded),
        new Gauntlet(
            pipeline,
            Service.STORAGE,
            landed,
            Death.at("before-record", "after writing back, before recording"),
            recorded));
  }

  /** Once some calls went well, the next one hangs, and its process is killed meanwhile. */
  private static Death duringCall(Pipeline pipeline, Endpoint endpoint) {
    Calls calls = pipeline.simulator.calls();
    return new Death(
        "during the provider call",
        null,
        () -> calls.total(endpoint).answered() >= 2,
        () -> pipeline.simulator.faults().add(Fault.of(FaultKind.HANG, endpoint).times(1)),
        () -> calls.total(endpoint).inFlight() == 1 && isUsedUp(pipeline, endpoint));
  }

  private static boolean isUsedUp(Pipeline pipeline, Endpoint endpoint) {
    return pipeline.simulator.faults().due().stream()
        .noneMatch(due -> due.fault().endpoint() == endpoint);
  }

  private static boolean isAnyReady(Pipeline pipeline, List<String> scenarios) {
    return !Collections.disjoint(pipeline.library().narrated(), scenarios);
  }

  /** The scheduler dies of it, and may not come to answer. */
  private static void generate(Pipeline pipeline) {
    try {
      pipeline.operator().generate(SCENARIOS);
    } catch (Operator.SchedulerGoneException expected) {
      // It claimed before it died: nobody asks again.
    }
  }

  private static List<String> runAll(List<Gauntlet> gauntlets) throws Exception {
    List<String> deaths = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> runs =
          gauntlets.stream().map(gauntlet -> threads.submit(gauntlet::run)).toList();
      for (Future<List<String>> run : runs) {
        deaths.addAll(run.get());
      }
    }
    return deaths;
  }
}
