package io.storycast.storage.publishing;

import java.util.function.Supplier;

/** All or nothing. */
public interface Transactions {

  /**
   * Does the work in one transaction; an exception undoes it.
   *
   * @throws io.storycast.stage.StageFailure when the database is away or refuses a row
   */
  <T> T within(Supplier<T> work);
}
