package io.storycast.stage.engine;

import io.storycast.contracts.FailureClass;
import io.storycast.stage.StageFailure;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Whether and when to try again. */
final class RetryPolicy {

  private final RetrySettings settings;
  private final RandomGenerator random;

  RetryPolicy(RetrySettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * Whether a failure of this class uses up a try: waiting for an operator or a recovery does not.
   */
  boolean counts(FailureClass failureClass) {
    return switch (failureClass) {
      case TRANSIENT, CONTENT, PERMANENT -> true;
      case OUTAGE, CONFIGURATION -> false;
    };
  }

  /**
   * @param tries counted tries, this failure included
   */
  boolean givesUp(FailureClass failureClass, int tries) {
    return switch (failureClass) {
      case PERMANENT -> true;
      case CONTENT -> tries >= settings.contentTries();
      case TRANSIENT -> tries >= settings.transientTries();
      case OUTAGE, CONFIGURATION -> false;
    };
  }

  boolean givesUpAbandoned(int abandoned) {
    return abandoned >= settings.abandonedExecutions();
  }

  /**
   * How long to wait: what the dependency asked for, else exponential with full jitter above half
   * (so that a crowd spreads out, and nobody returns at once).
   */
  Duration delay(StageFailure failure, int tries) {
    return failure
        .retryAfter()
        .map(asked -> spread(min(asked, settings.maxRetryAfter())))
        .orElseGet(() -> backOff(failure.failureClass(), tries));
  }

  /** Between tries to send a record the broker did not confirm. */
  Duration emissionDelay() {
    return jitter(settings.firstDelay());
  }

  private Duration backOff(FailureClass failureClass, int tries) {
    if (!counts(failureClass)) {
      return jitter(settings.waitDelay());
    }
    double factor = Math.pow(2, Math.clamp(tries - 1, 0, 30));
    double millis = Math.min(settings.firstDelay().toMillis() * factor, Long.MAX_VALUE / 4.0);
    return jitter(min(Duration.ofMillis((long) millis), settings.maxDelay()));
  }

  private Duration jitter(Duration delay) {
    long half = delay.toMillis() / 2;
    return Duration.ofMillis(half + random.nextLong(half + 1));
  }

  /** Never earlier than asked, up to a tenth later. */
  private Duration spread(Duration asked) {
    return asked.plusMillis(random.nextLong(asked.toMillis() / 10 + 1));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
