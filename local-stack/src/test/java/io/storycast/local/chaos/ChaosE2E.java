package io.storycast.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.local.Service;
import io.storycast.local.e2e.Pipeline;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The same run in two lengths: {@code -Dchaos.minutes} (see the profile {@code chaos}), and again
 * with the same faults by {@code -Dchaos.seed}.
 */
@ResourceLock(Pipeline.LOCK)
class ChaosE2E {

  private static final int FAULTS_PER_MINUTE = 20;

  @Test
  void losesNothingAndPaysForNothingTwiceWhateverFails() throws Exception {
    long seed = seed();
    double minutes = Double.parseDouble(System.getProperty("chaos.minutes", "2.5"));
    Duration length = Duration.ofSeconds(Math.round(minutes * 60));
    System.out.printf("Chaos of seed %d for %d s%n", seed, length.toSeconds());

    try (ChaosRun run = new ChaosRun(Pipeline.stopped(), seed)) {
      run.go(length);
      run.settle();
      Verdict verdict = run.verdict();
      System.out.println(verdict.table(seed));

      verdict.assertEveryGuarantee();
      assertThat(run.tally().total())
          .as("faults")
          .isGreaterThanOrEqualTo((int) (minutes * FAULTS_PER_MINUTE));
      assertThat(run.tally().faults()).as("kinds").containsOnlyKeys(Trouble.values());
      assertThat(run.crew().notDiedAt()).as("points where no service died").isEmpty();
      for (Service service : Service.PIPELINE) {
        assertThat(run.crew().onDuty(service).liveThreads())
            .as("threads of %s", service.serviceName())
            .isLessThan(200);
      }
    }
  }

  /** 0 stands for any: the short run is always the same, the long one never. */
  private static long seed() {
    long seed = Long.getLong("chaos.seed", 0);
    return seed == 0 ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed;
  }
}
