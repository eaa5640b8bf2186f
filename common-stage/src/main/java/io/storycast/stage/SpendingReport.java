package io.storycast.stage;

import io.storycast.contracts.StageStatus.Spending;
import java.util.Optional;

/** Tells what a stage spent, for its status; a stage that pays nothing has none. */
public interface SpendingReport {

  /**
   * What the whole stage spent on the present UTC day, empty when it cannot be told now. Asked for
   * every status, so about once in ten seconds.
   */
  Optional<Spending> today();
}
