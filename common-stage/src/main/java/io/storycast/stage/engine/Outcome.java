package io.storycast.stage.engine;

import io.storycast.stage.Step;
import java.time.Duration;
import java.time.Instant;

/**
 * What the journal knows of one execution.
 *
 * @param firstExecution whether the obligation was never executed before
 * @param waited from landing to the start of this execution
 * @param step the execution as a step of the story's trace
 */
record Outcome(
    Obligation obligation, boolean firstExecution, Instant startedAt, Duration waited, Step step) {

  Outcome with(Obligation changed) {
    return new Outcome(changed, firstExecution, startedAt, waited, step);
  }
}
