package io.storycast.stage.boot;

import io.storycast.stage.engine.RetrySettings;
import io.storycast.stage.engine.StageEngine;
import io.storycast.stage.gate.BreakerSettings;
import io.storycast.stage.gate.BreakerSettings.Waits;
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
 * @param lookInterval how often to look whether the stage is to stand still
 * @param statusInterval how often to tell how this instance is, besides at every change
 */
@Validated
@ConfigurationProperties("storycast.stage")
record StageProperties(
    @DefaultValue("16") @Min(1) @Max(10_000) int concurrency,
    @DefaultValue("4s") @NotNull Duration heartbeat,
    @DefaultValue("1s") @NotNull Duration pollInterval,
    @DefaultValue("30s") @NotNull Duration shutdownGrace,
    @DefaultValue("1s") @NotNull Duration lookInterval,
    @DefaultValue("10s") @NotNull Duration statusInterval,
    @DefaultValue @Valid Retry retry,
    @DefaultValue @Valid Breaker breaker) {

  /**
   * @param transientTries tries of work that fails for transient reasons
   * @param contentTries tries of work whose result is not good enough; each may cost money
   * @param abandonedExecutions executions that may die with their process
   * @param firstDelay the first back-off; it doubles
   * @param maxDelay the longest back-off
   * @param waitDelay between tries that wait for a person or for room: nothing is counted then
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

  /**
   * When a dependency counts as down.
   *
   * @param window how far back calls are looked at
   * @param minimumCalls fewer calls in the window say nothing
   * @param failureRate per cent of failed calls from which on the dependency is down
   * @param firstWait before the first probe of a dependency that is down; it doubles
   * @param longestWait between two such probes
   * @param configurationFirstWait before the first probe of a dependency that refuses the settings
   * @param configurationLongestWait between two such probes
   * @param successes of probes after which the dependency is up again
   */
  record Breaker(
      @DefaultValue("60s") @NotNull Duration window,
      @DefaultValue("5") @Min(1) int minimumCalls,
      @DefaultValue("50") @Min(1) @Max(100) int failureRate,
      @DefaultValue("5s") @NotNull Duration firstWait,
      @DefaultValue("60s") @NotNull Duration longestWait,
      @DefaultValue("30s") @NotNull Duration configurationFirstWait,
      @DefaultValue("5m") @NotNull Duration configurationLongestWait,
      @DefaultValue("10") @Min(1) int successes) {}

  BreakerSettings breakerSettings() {
    return new BreakerSettings(
        breaker.window(),
        breaker.minimumCalls(),
        breaker.failureRate(),
        new Waits(breaker.firstWait(), breaker.longestWait()),
        new Waits(breaker.configurationFirstWait(), breaker.configurationLongestWait()),
        breaker.successes());
  }

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
