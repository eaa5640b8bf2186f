package io.storycast.stage.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * What the journal knows of one execution.
 *
 * @param waited from landing to the start of this execution
 */
record Outcome(Obligation obligation, Instant startedAt, Duration waited) {

  Outcome with(Obligation changed) {
    return new Outcome(changed, startedAt, waited);
  }
}
