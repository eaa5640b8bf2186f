package io.storycast.stage;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact came from.
 *
 * @param attempt which attempt of the job it belongs to, from 1
 * @param trace the place in the story's trace, or null when the record carries none
 */
public record Delivery(
    String topic, int partition, long offset, int attempt, @Nullable TraceParent trace) {

  /** The W3C trace id, or null when the record carries none. */
  public @Nullable String traceId() {
    return trace == null ? null : trace.traceId();
  }
}
