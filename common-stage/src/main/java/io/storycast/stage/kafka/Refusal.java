package io.storycast.stage.kafka;

import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.DeadLetters;
import io.storycast.stage.engine.InboundRecord;
import io.storycast.stage.engine.Outlet;
import io.storycast.stage.engine.StageJournal;

/** Dead-letters a record that never became an obligation. */
public final class Refusal {

  private final DeadLetters deadLetters;
  private final Outlet outlet;
  private final StageJournal journal;

  public Refusal(DeadLetters deadLetters, Outlet outlet, StageJournal journal) {
    this.deadLetters = deadLetters;
    this.outlet = outlet;
    this.journal = journal;
  }

  /**
   * @throws Outlet.NotSentException when the broker did not take the dead letter: the record's
   *     offset must not be committed
   */
  void refuse(InboundRecord record, StageFailure failure) {
    deadLetters.send(record, failure, outlet);
    journal.refused(record, failure);
  }

  /** Leaves a record where it is; the log tells. */
  void skip(InboundRecord record, StageFailure failure) {
    journal.skipped(record, failure);
  }
}
