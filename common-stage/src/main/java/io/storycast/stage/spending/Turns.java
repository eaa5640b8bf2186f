package io.storycast.stage.spending;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger.Call;
import io.storycast.stage.StageFailure;
import io.storycast.stage.spending.RateLimits.Turn;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Lets each call wait for its turn, but not for long. */
final class Turns {

  /** How a thread waits. */
  @FunctionalInterface
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  private final RateLimits limits;
  private final Duration patience;
  private final Sleep sleep;

  Turns(RateLimits limits, Duration patience, Sleep sleep) {
    this.limits = limits;
    this.patience = patience;
    this.sleep = sleep;
  }

  /**
   * Returns when it is this call's turn.
   *
   * @return how long it waited
   * @throws StageFailure when the turn is further away than anybody should wait for
   * @throws CancellationException when the waiting thread is interrupted
   */
  Duration await(Call call) {
    Turn turn = limits.next(call.provider(), call.model(), call.expectedUnits(), patience);
    if (!turn.granted()) {
      // The place it takes meanwhile is of use to nobody: the next one would not get a turn either,
      // and a long backlog would be taken up and put back as fast as the database can.
      sleep(patience);
      throw StageFailure.of(
              ReasonCode.RATE_LIMIT_REACHED,
              "%s at %s had no turn within %d ms (STAGE_REQUESTS_PER_MINUTE, STAGE_UNITS_PER_MINUTE)."
                  .formatted(call.model(), call.provider(), patience.toMillis()))
          .retryAfter(turn.in().minus(patience));
    }
    sleep(turn.in());
    return turn.in();
  }

  private void sleep(Duration time) {
    if (!time.isPositive()) {
      return;
    }
    try {
      sleep.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a turn");
    }
  }
}
