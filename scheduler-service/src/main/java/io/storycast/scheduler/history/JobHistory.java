package io.storycast.scheduler.history;

import java.util.Collection;
import java.util.List;

/** Reads the events of jobs. */
public interface JobHistory {

  /**
   * The newest events of a job, the newest first.
   *
   * @param before only those with a smaller id
   */
  List<RecordedEvent> ofJob(String jobId, long before, int limit);

  /**
   * The events of all jobs with a larger id than {@code after}, and those with one of the {@code
   * missed} ids, by id.
   */
  List<RecordedEvent> after(long after, Collection<Long> missed, int limit);

  /** The events of one job with a larger id, by id. */
  List<RecordedEvent> ofJobAfter(String jobId, long after, int limit);

  /** The largest id so far; 0 when there is none. */
  long last();

  /** The smallest id that is still kept; 0 when there is none. */
  long first();
}
