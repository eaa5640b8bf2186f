package io.storycast.scheduler.jobtable;

import java.util.Collection;
import java.util.List;

/** Hears what happens to jobs, in the transaction that changes them. */
public interface JobEvents {

  /** Keeps the events in this order. A fact that was kept for this attempt is left out. */
  void record(Collection<JobEvent> events);

  /** Keeps one event. */
  default void record(JobEvent event) {
    record(List.of(event));
  }
}
