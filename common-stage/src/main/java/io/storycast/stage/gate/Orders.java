package io.storycast.stage.gate;

import io.storycast.contracts.StageControl;

/** The orders of people, for the stages of a service. */
public interface Orders {

  /**
   * Keeps an order.
   *
   * @return false when a newer one, or the same, is there already
   */
  boolean add(StageControl order);
}
