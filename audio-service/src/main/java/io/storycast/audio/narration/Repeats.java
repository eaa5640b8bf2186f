package io.storycast.audio.narration;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often a refused chunk is spoken again as it is, and how long before.
 *
 * @param most how often
 * @param firstPause before the first repetition; twice as long before each further try, so that a
 *     provider that is broken for some seconds costs no story
 */
public record Repeats(int most, Duration firstPause) {

  private static final int MOST_DOUBLINGS = 6;

  /** How long to wait after so many refused answers, at least one. */
  Duration pauseAfter(int refused) {
    return firstPause.multipliedBy(1L << Math.min(refused - 1, MOST_DOUBLINGS));
  }

  /** Waits as long. */
  void awaitAfter(int refused) {
    try {
      TimeUnit.MILLISECONDS.sleep(pauseAfter(refused).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StageFailure.of(ReasonCode.PROVIDER_UNREACHABLE, "The wait was interrupted.")
          .causedBy(e);
    }
  }
}
