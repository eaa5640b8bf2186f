package io.storycast.scheduler.jobs;

import java.time.Duration;

/**
 * How often a job is tried, and how long it waits in between.
 *
 * @param maxAttempts attempts of one round; a retry by a person begins another round
 * @param firstDelay the usual wait after the first attempt; it doubles with each further one
 * @param maxDelay the longest usual wait
 */
public record RetryRules(int maxAttempts, Duration firstDelay, Duration maxDelay) {

  private static final int MOST_DOUBLINGS = 30;

  boolean allowsAnother(Job job) {
    return job.attempts().counted() < maxAttempts;
  }

  /**
   * The wait after the given attempt of a round.
   *
   * @param chance from 0 to 1: spreads the wait over half to one and a half times the usual one, so
   *     that jobs that failed together do not come back together
   */
  Duration delayAfter(int attempt, double chance) {
    int doublings = Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
    double usual =
        Math.min((double) maxDelay.toMillis(), firstDelay.toMillis() * Math.pow(2, doublings));
    return Duration.ofMillis(Math.round(usual * (0.5 + chance)));
  }
}
