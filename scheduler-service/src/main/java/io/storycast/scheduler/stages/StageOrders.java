package io.storycast.scheduler.stages;

import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import java.util.List;

/** The latest order for each stage. */
public interface StageOrders {

  /**
   * Makes this the latest order of the stage, dated by the database's clock and later than every
   * order before it. Other orders for the stage wait until the transaction ends.
   */
  StageControl place(String stage, Action action, String reason, String by);

  /** The latest order of every stage that ever had one. */
  List<StageControl> latest();
}
