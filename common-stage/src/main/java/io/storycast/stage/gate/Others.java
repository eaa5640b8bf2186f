package io.storycast.stage.gate;

import java.time.Instant;

/**
 * What is known of the other stories, when one has failed: they tell a dependency that is down from
 * a story that fails wherever it goes.
 *
 * @param lastSuccess when one of them last succeeded, in any process
 * @param working whether one of them is being worked on, and so will tell
 */
record Others(Instant lastSuccess, boolean working) {

  boolean succeededSince(Instant then) {
    return !lastSuccess.isBefore(then);
  }

  /** Nobody else succeeded since then, and nobody else is about to. */
  boolean tellNothingSince(Instant then) {
    return !succeededSince(then) && !working;
  }
}
