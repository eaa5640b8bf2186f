package io.storycast.local.e2e;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("chaos")
@ResourceLock(Pipeline.LOCK)
class DuplicateDeliveryE2E {

  @Test
  void everyRecordDeliveredFiveTimesCostsOneCall() {
    Pipeline pipeline = Pipeline.running();
    List<String> scenarios = pipeline.library().addScenarios("copied", 6);

    try (Copier copier = new Copier(pipeline.kafka.brokers(), 4)) {
      pipeline.operator().generate(scenarios.size());

      Guarantees guarantees = new Guarantees(pipeline, scenarios);
      guarantees.noScenarioIsLost(Duration.ofMinutes(3));
      copier.awaitCopies(4 * 4 * scenarios.size());
      Topic.awaitConsumed(pipeline.kafka.brokers());

      guarantees
          .noScenarioIsLost(Duration.ofMinutes(3))
          .oneStoryPerScenario()
          .oneAttemptPerScenario()
          .noCallIsPaidTwice()
          .interruptedCallsAreAtMost(0)
          .nothingIsDeadLettered();
    }
  }
}
