package io.storycast.stage.boot;

import io.storycast.stage.engine.RetrySettings;
import io.storycast.stage.engine.StageEngine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a stage works.
 *
 * @param concurrency obligations one process works on at once
 * @param heartbeat between two signs of life of a running obligation; after 4 missed ones another
 *     process takes over
 * @param pollInterval how often to look for work that is due again
 * @param shutdownGrace how long running work may go on after SIGTERM
 */
@Validated
@ConfigurationProperties("storycast.stage")
record StageProperties(
    @DefaultValue("16") @Min(1) @Max(10_000) int concurrency,
    @DefaultValue("4s") @NotNull Duration heartbeat,
    @DefaultValue("1s") @NotNull Duration pollInterval,
    @DefaultValue("30s") @NotNull Duration shutdownGrace,
    @DefaultValue @Valid Retry retry) {

  /**
   * @param transientTries tries of work that fails for transient reasons
   * @param contentTries tries of work whose result is not good enough; each may cost money
   * @param abandonedExecutions executions that may die with their process
   * @param firstDelay the first back-off; it doubles
   * @param maxDelay the longest back-off
   * @param waitDelay between looks at a dependency that is down or misconfigured
   * @param maxRetryAfter the longest {@code Retry-After} that is honoured
   */
  record Retry(
      @DefaultValue("6") @Min(1) int transientTries,
      @DefaultValue("2") @Min(1) int contentTries,
      @DefaultValue("5") @Min(1) int abandonedExecutions,
      @DefaultValue("2s") @NotNull Duration firstDelay,
      @DefaultValue("2m") @NotNull Duration maxDelay,
      @DefaultValue("30s") @NotNull Duration waitDelay,
      @DefaultValue("15m") @NotNull Duration maxRetryAfter) {}

  StageEngine.Settings engine() {
    return new StageEngine.Settings(concurrency, heartbeat, pollInterval, shutdownGrace);
  }

  RetrySettings retrySettings() {
    return new RetrySettings(
        retry.transientTries(),
        retry.contentTries(),
        retry.abandonedExecutions(),
        retry.firstDelay(),
        retry.maxDelay(),
        retry.waitDelay(),
        retry.maxRetryAfter());
  }
}
