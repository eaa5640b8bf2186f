package io.storycast.stage;

import org.jspecify.annotations.Nullable;

/**
 * One step on the way of a story: a span, where spans are collected. It may be closed by another
 * thread than the one that began it; one that is never closed is not reported.
 */
public interface Step extends AutoCloseable {

  /** What a step is to its surroundings, as OpenTelemetry has it. */
  enum Kind {
    INTERNAL,
    /** A call to somebody else. */
    CLIENT,
    /** A record that is sent. */
    PRODUCER,
    /** A record that was received. */
    CONSUMER
  }

  /** Where the step stands in its trace; what follows from it carries this along. */
  TraceParent context();

  /** Begins a step that is part of this one. */
  Step below(String name, Kind kind);

  /** Notes a circumstance; null is left out. Never content, never a secret. */
  Step with(String key, @Nullable Object value);

  /** Marks the step as failed. */
  Step failed(String reason);

  /** Ends the step; again does nothing. */
  @Override
  void close();
}
