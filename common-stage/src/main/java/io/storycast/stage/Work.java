package io.storycast.stage;

import io.storycast.contracts.Fact;
import java.util.Optional;

/**
 * What a stage does with one inbound fact.
 *
 * <p>It may run again after a crash, so what it pays for it must be able to find again. Once its
 * result is recorded it does not run again for that scenario and revision.
 *
 * @param <I> the fact that comes in
 */
@FunctionalInterface
public interface Work<I extends Fact> {

  /**
   * @return the fact to emit, or empty when there is nothing to tell yet
   * @throws StageFailure when it cannot be done now, or at all
   */
  Optional<? extends Fact> perform(I inbound, Attempt attempt);
}
