package io.storycast.stage;

import io.storycast.contracts.Event;

/** Publishes events that do not come out of a stage's work, such as a claim. */
public interface Publisher {

  /**
   * Schedules the publication in the current transaction: it happens after the commit, at least
   * once, and not at all after a rollback.
   *
   * @param attempt which attempt of the job the event belongs to, from 1
   * @throws IllegalStateException when no transaction is active
   */
  void publish(Event event, int attempt);

  /** Publishes once more what the same attempt published before, see {@link #publish}. */
  default void publishAgain(Event event, int attempt) {
    publish(event, attempt);
  }
}
