package io.storycast.scheduler.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRulesTest {

  private final RetryRules rules =
      new RetryRules(3, Duration.ofSeconds(30), Duration.ofMinutes(30));

  @ParameterizedTest
  @CsvSource({"1, PT30S", "2, PT1M", "3, PT2M", "6, PT16M", "7, PT30M", "1000, PT30M"})
  void doublesTheUsualWaitUpToTheLongest(int attempt, Duration usual) {
    assertThat(rules.delayAfter(attempt, 0.5)).isEqualTo(usual);
  }

  @Test
  void spreadsTheWaitAroundTheUsualOne() {
    assertThat(rules.delayAfter(1, 0)).isEqualTo(Duration.ofSeconds(15));
    assertThat(rules.delayAfter(1, 0.999)).isLessThan(Duration.ofSeconds(45));
  }
}
