package io.storycast.stage.gate;

import java.time.Duration;
import java.time.Instant;

/** What the processes of a stage share about its standing still. All times are the database's. */
public interface Breakers {

  /** Everything that is known now, in one look. */
  Standing look();

  /**
   * Changes one breaker; processes that change it at the same time do so one after the other.
   *
   * @param change what to make of it; asked again when another process was faster
   */
  Change change(String dependency, Transition change);

  /** Whether an obligation is due now, or within this time, that nobody works on. */
  boolean workIsDue(Duration within);

  /** Makes a breaker of a breaker; the same object when there is nothing to change. */
  @FunctionalInterface
  interface Transition {

    Breaker apply(Breaker breaker, Instant now);
  }

  /** What a breaker was, and what it is now. */
  record Change(Breaker before, Breaker after) {

    boolean happened() {
      return before != after;
    }

    /** Whether it went from one of closed, open, half-open to another. */
    boolean changedPhase() {
      return before.phase().getClass() != after.phase().getClass();
    }
  }
}
