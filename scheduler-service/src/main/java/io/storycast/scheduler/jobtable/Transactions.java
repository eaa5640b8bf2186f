package io.storycast.scheduler.jobtable;

import java.util.function.Supplier;

/** Makes several changes one: they are kept together, with the events published meanwhile. */
public interface Transactions {

  /**
   * Runs the work in one database transaction, joining the one that is open. An exception undoes
   * everything, publications included.
   */
  <T> T inOne(Supplier<T> work);
}
