package io.storycast.scheduler.claiming;

import io.storycast.contracts.ScenarioClaimed;
import java.util.Collection;
import java.util.Map;

/** The scenario-claimed events as they were first published. */
public interface ClaimedFacts {

  /** The kept facts of these jobs' revisions, by job id. */
  Map<String, ScenarioClaimed> of(Collection<Pick> picks);

  /** Keeps the facts of revisions that are claimed for the first time. */
  void keep(Collection<ScenarioClaimed> facts);
}
