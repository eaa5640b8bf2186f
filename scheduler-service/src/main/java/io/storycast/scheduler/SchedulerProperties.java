package io.storycast.scheduler;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much is claimed, and when.
 *
 * @param schedule cron expression with 6 fields (seconds first, UTC); {@code -} or empty: only on
 *     request
 * @param claimLimit jobs that one scheduled run claims, and a request that names no limit
 * @param maxAttempts attempts of a job until it fails for good
 * @param dailyMaxGenerations most jobs claimed in one UTC day; 0 stops claiming
 * @param maxInFlight most jobs that are claimed and unfinished
 * @param lockTtl a running job without news for this long is published again
 * @param sweepEvery how often expired locks are looked for
 * @param backfillEvery how often jobs are added for new scenarios, besides at runs that would come
 *     short
 * @param language BCP 47 tag of the stories to write
 */
@ConfigurationProperties("storycast.scheduler")
public record SchedulerProperties(
    String schedule,
    int claimLimit,
    int maxAttempts,
    int dailyMaxGenerations,
    int maxInFlight,
    Duration lockTtl,
    Duration sweepEvery,
    Duration backfillEvery,
    String language,
    Retry retry,
    Estimate estimate) {

  public SchedulerProperties {
    atLeast(1, claimLimit, "CLAIM_LIMIT");
    atLeast(1, maxAttempts, "MAX_ATTEMPTS");
    atLeast(0, dailyMaxGenerations, "DAILY_MAX_GENERATIONS");
    atLeast(1, maxInFlight, "MAX_IN_FLIGHT");
    positive(lockTtl, "LOCK_TTL");
    positive(sweepEvery, "LOCK_SWEEP_INTERVAL");
    positive(backfillEvery, "BACKFILL_INTERVAL");
  }

  /**
   * The wait between the attempts of a job.
   *
   * @param firstDelay usual wait after the first attempt; it doubles with each further one
   * @param maxDelay the longest usual wait
   */
  public record Retry(Duration firstDelay, Duration maxDelay) {

    public Retry {
      positive(firstDelay, "RETRY_FIRST_DELAY");
      positive(maxDelay, "RETRY_MAX_DELAY");
    }
  }

  /**
   * What a dry run takes for granted about stories that do not exist yet.
   *
   * @param charactersPerToken characters of text that make a token
   * @param promptOverheadTokens tokens of the prompt around the seed text
   * @param storyTokens tokens of a usual answer
   * @param narrationCharacters characters of a usual story that are read aloud
   * @param promptPrice price of a million prompt tokens, null when not known
   * @param completionPrice price of a million completion tokens, null when not known
   * @param speechPrice price of a million characters of speech, null when not known
   * @param currency ISO 4217 code of the prices
   */
  public record Estimate(
      int charactersPerToken,
      int promptOverheadTokens,
      int storyTokens,
      int narrationCharacters,
      @Nullable BigDecimal promptPrice,
      @Nullable BigDecimal completionPrice,
      @Nullable BigDecimal speechPrice,
      String currency) {

    public Estimate {
      atLeast(1, charactersPerToken, "storycast.scheduler.estimate.characters-per-token");
    }
  }

  private static void atLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, not %d".formatted(name, least, value));
    }
  }

  private static void positive(Duration value, String name) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(
          "%s must be a positive duration such as 30s or 15m, not %s".formatted(name, value));
    }
  }
}
