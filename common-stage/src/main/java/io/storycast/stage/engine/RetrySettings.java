package io.storycast.stage.engine;

import java.time.Duration;

/**
 * How a stage retries.
 *
 * @param transientTries tries of work that fails for transient reasons
 * @param contentTries tries of work whose result is not good enough; each may cost money
 * @param abandonedExecutions executions that may die with their process
 * @param firstDelay the first back-off; it doubles
 * @param maxDelay the longest back-off
 * @param waitDelay between tries that wait for a person or for room: nothing is counted then
 * @param maxRetryAfter the longest {@code Retry-After} that is honoured
 */
public record RetrySettings(
    int transientTries,
    int contentTries,
    int abandonedExecutions,
    Duration firstDelay,
    Duration maxDelay,
    Duration waitDelay,
    Duration maxRetryAfter) {}
