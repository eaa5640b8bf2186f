package io.storycast.scheduler.claiming;

import io.storycast.contracts.GenerationOptions;
import java.util.Collection;
import java.util.Map;

/** What jobs ask for beyond the defaults. */
public interface Wishes {

  /** The wishes of these jobs, by job id; most have none. */
  Map<String, GenerationOptions> of(Collection<String> jobIds);
}
