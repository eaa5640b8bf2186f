package io.storycast.scheduler.deadletters;

import java.util.function.BooleanSupplier;

/** Reads every dead-letter topic from the start and keeps what the store does not have. */
public interface Rebuild {

  /**
   * Works until it has read what was there when it began.
   *
   * @param stopping whether this process is about to end
   * @return whether it came to the end
   */
  boolean run(BooleanSupplier stopping);
}
