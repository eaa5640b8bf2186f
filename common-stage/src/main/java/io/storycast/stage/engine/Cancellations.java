package io.storycast.stage.engine;

import io.storycast.contracts.JobCancelled;
import java.util.Collection;
import java.util.List;

/** Which attempts were cancelled. */
public interface Cancellations {

  /** Remembers a cancellation; a later attempt of the same revision is not touched by it. */
  void add(JobCancelled cancelled);

  /** Those of the running executions that were cancelled. */
  List<InFlight.Running> among(Collection<InFlight.Running> running);
}
