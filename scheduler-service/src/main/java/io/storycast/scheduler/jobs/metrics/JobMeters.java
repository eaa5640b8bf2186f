package io.storycast.scheduler.jobs.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.scheduler.jobtable.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many jobs there are, as gauges; the same from every instance. The database is asked at most
 * every 15 seconds.
 */
@Component
class JobMeters {

  private static final Duration FRESH = Duration.ofSeconds(15);
  private static final String COUNT =
      "select status, count(*) as jobs from story_generation_jobs group by status";

  private final JdbcClient jdbc;
  private final Clock clock;
  private @Nullable Map<String, Long> last;
  private Instant readAt = Instant.EPOCH;

  JobMeters(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    for (JobStatus status : JobStatus.values()) {
      Gauge.builder("storycast.jobs", this, self -> self.count(status.code()))
          .description("Jobs in the table; the same from every scheduler")
          .tag("status", status.code())
          .register(meters);
    }
  }

  private synchronized double count(String status) {
    Instant now = clock.instant();
    if (Duration.between(readAt, now).compareTo(FRESH) > 0) {
      last = read();
      readAt = now;
    }
    return last == null ? Double.NaN : last.getOrDefault(status, 0L);
  }

  /** Null while the database does not answer: a zero would be a lie. */
  private @Nullable Map<String, Long> read() {
    Map<String, Long> counts = new HashMap<>();
    try {
      RowCallbackHandler each = row -> counts.put(row.getString("status"), row.getLong("jobs"));
      jdbc.sql(COUNT).query(each);
      return counts;
    } catch (DataAccessException e) {
      return null;
    }
  }
}
