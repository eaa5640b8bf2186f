package io.storycast.scheduler.claiming;

import java.util.Collection;
import java.util.Map;

/** The site's scenarios, read only. */
public interface Scenarios {

  /**
   * The scenarios with these ids, by id; those that do not exist are missing.
   *
   * @throws ContentTablesMissing when the content tables are not there
   */
  Map<String, Scenario> read(Collection<String> ids);
}
