package io.storycast.stage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.FailureClass;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private static final RetrySettings SETTINGS =
      new RetrySettings(
          6,
          2,
          5,
          Duration.ofSeconds(2),
          Duration.ofMinutes(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(15));

  private final RetryPolicy policy = new RetryPolicy(SETTINGS, new Random());

  @ParameterizedTest
  @CsvSource({
    "TRANSIENT,     5, false",
    "TRANSIENT,     6, true",
    "CONTENT,       1, false",
    "CONTENT,       2, true",
    "PERMANENT,     1, true",
    "OUTAGE,       99, false",
    "CONFIGURATION,99, false",
  })
  void givesUpByClassAndTries(FailureClass failureClass, int tries, boolean givesUp) {
    assertThat(policy.givesUp(failureClass, tries)).isEqualTo(givesUp);
  }

  @Test
  void waitingForAnOperatorOrARecoveryUsesUpNoTry() {
    assertThat(policy.counts(FailureClass.OUTAGE)).isFalse();
    assertThat(policy.counts(FailureClass.CONFIGURATION)).isFalse();
    assertThat(policy.counts(FailureClass.TRANSIENT)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 1000, 2000", "2, 2000, 4000", "4, 8000, 16000", "40, 60000, 120000"})
  void backsOffExponentiallyWithJitterUpToALimit(int tries, long least, long most) {
    StageFailure failure = StageFailure.of(ReasonCode.PROVIDER_ERROR, "503");

    assertThat(policy.delay(failure, tries).toMillis()).isBetween(least, most);
  }

  @RepeatedTest(20)
  void neverReturnsBeforeTheProviderAsked() {
    StageFailure failure =
        StageFailure.of(ReasonCode.PROVIDER_RATE_LIMITED, "429").retryAfter(Duration.ofSeconds(60));

    assertThat(policy.delay(failure, 1))
        .isBetween(Duration.ofSeconds(60), Duration.ofMillis(66_001));
  }

  @Test
  void doesNotWaitForDaysBecauseAProviderSaysSo() {
    StageFailure failure =
        StageFailure.of(ReasonCode.PROVIDER_RATE_LIMITED, "429").retryAfter(Duration.ofDays(30));

    assertThat(policy.delay(failure, 1)).isLessThan(Duration.ofMinutes(17));
  }
}
