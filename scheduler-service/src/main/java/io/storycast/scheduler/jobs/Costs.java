package io.storycast.scheduler.jobs;

import io.storycast.scheduler.history.RecordedEvent;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEvent.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the present revision of a job cost. */
final class Costs {

  private Costs() {}

  /** By stage; a fact that was told again, at a later attempt, counts once. */
  static Map<String, Money> of(Job job, List<RecordedEvent> events) {
    Map<String, Money> costs = new TreeMap<>();
    for (RecordedEvent recorded : events) {
      JobEvent event = recorded.event();
      Money cost = event.cost();
      if (cost != null && event.stage() != null && event.revision() == job.revision()) {
        costs.putIfAbsent(event.stage(), cost);
      }
    }
    return costs;
  }
}
