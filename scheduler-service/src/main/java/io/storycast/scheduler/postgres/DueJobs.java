package io.storycast.scheduler.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queued jobs whose time has come. A site may bring a million of them at once. */
@Component
public class DueJobs {

  private final JdbcClient jdbc;
  private final Cached<Due> due = new Cached<>(Duration.ZERO, this::count);

  DueJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What waits to be claimed.
   *
   * @param oldest for how long the oldest has been due; empty when there is none
   */
  public record Due(long jobs, Optional<Duration> oldest) {}

  /** What waits now; of a long queue, what waited when it was last counted. */
  public Due now() {
    return due.get();
  }

  private Due count() {
    return jdbc.sql(
            """
            select count(*) as jobs,
                   (extract(epoch from now() - min(next_attempt_at)) * 1000)::bigint as oldest_ms
              from story_generation_jobs
             where status = 'queued' and next_attempt_at <= now()
            """)
        .query((row, number) -> new Due(row.getLong("jobs"), oldest(row)))
        .single();
  }

  private static Optional<Duration> oldest(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject("oldest_ms", Long.class)).map(Duration::ofMillis);
  }
}
