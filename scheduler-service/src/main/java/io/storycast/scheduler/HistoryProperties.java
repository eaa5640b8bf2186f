package io.storycast.scheduler;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the events of jobs are kept and handed out.
 *
 * @param retention how long events are kept
 * @param mostPerJob how many events of one job are kept
 * @param trimInterval how often older ones are removed
 * @param rollupInterval how often the activity shown by the statistics is measured
 * @param pollInterval how often a process looks for new events while somebody listens
 * @param maxListeners event streams that one process serves at the same time
 */
@ConfigurationProperties("storycast.history")
public record HistoryProperties(
    Duration retention,
    int mostPerJob,
    Duration trimInterval,
    Duration rollupInterval,
    Duration pollInterval,
    int maxListeners) {

  public HistoryProperties {
    positive(retention, "JOB_EVENT_RETENTION");
    positive(trimInterval, "JOB_EVENT_TRIM_INTERVAL");
    positive(rollupInterval, "JOB_ACTIVITY_INTERVAL");
    positive(pollInterval, "JOB_EVENT_POLL_INTERVAL");
    if (mostPerJob < 1 || maxListeners < 1) {
      throw new IllegalArgumentException(
          "JOB_EVENTS_PER_JOB and MAX_EVENT_STREAMS must be at least 1");
    }
  }

  private static void positive(Duration value, String name) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(
          "%s must be a positive duration such as 500ms or 90d, not %s".formatted(name, value));
    }
  }
}
