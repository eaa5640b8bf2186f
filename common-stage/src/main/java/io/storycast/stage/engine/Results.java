package io.storycast.stage.engine;

import io.storycast.contracts.Message;
import java.util.Optional;

/** What the stage has recorded: the seam that makes it idempotent. */
public interface Results {

  /** What is known about a revision before work begins. */
  Known find(String scenarioId, int revision, int attempt);

  /**
   * Records a result unless the work was cancelled or another result was recorded before.
   *
   * @return true when this result is now the recorded one
   */
  boolean record(String scenarioId, int revision, int attempt, Message result);

  /**
   * @param result the recorded result, if there is one
   * @param cancelled whether this attempt was cancelled
   * @param superseded whether a later revision has a recorded result
   */
  record Known(Optional<Message> result, boolean cancelled, boolean superseded) {}
}
