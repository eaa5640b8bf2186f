package io.storycast.stage.gate;

import io.storycast.contracts.StageControl;
import java.util.function.Consumer;

/** Takes the orders that are meant for this stage. */
public final class StageOrders implements Consumer<StageControl> {

  private final String stage;
  private final Orders orders;
  private final SharedStanding shared;
  private final GateJournal journal;

  public StageOrders(String stage, Orders orders, SharedStanding shared, GateJournal journal) {
    this.stage = stage;
    this.orders = orders;
    this.shared = shared;
    this.journal = journal;
  }

  /** Keeps the order if it is newer than what is known; the other processes see it soon. */
  @Override
  public void accept(StageControl order) {
    if (order.stage().equals(stage) && orders.add(order)) {
      journal.ordered(order);
      shared.refresh();
    }
  }
}
