package io.storycast.stage;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact came from.
 *
 * @param attempt which attempt of the job it belongs to, from 1
 * @param traceId the W3C trace id, or null when the record carries none
 */
public record Delivery(
    String topic, int partition, long offset, int attempt, @Nullable String traceId) {}
