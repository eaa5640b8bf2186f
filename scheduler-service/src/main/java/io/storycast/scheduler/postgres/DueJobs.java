package io.storycast.scheduler.postgres;

import io.storycast.contracts.StageStatus.Ages;
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
   * @param ages for how long all of them have been due
   */
  public record Due(long jobs, Optional<Duration> oldest, Ages ages) {}

  /** What waits now; of a long queue, what waited when it was last counted. */
  public Due now() {
    return due.get();
  }

  private Due count() {
    return jdbc.sql(
            """
            select count(*) as jobs,
                   (extract(epoch from now() - min(next_attempt_at)) * 1000)::bigint as oldest_ms,
                   count(*) filter (where age < interval '1 minute') as under_one_minute,
                   count(*) filter (where age >= interval '1 minute'
                                      and age < interval '10 minutes') as under_ten_minutes,
                   count(*) filter (where age >= interval '10 minutes'
                                      and age < interval '1 hour') as under_one_hour,
                   count(*) filter (where age >= interval '1 hour') as older
              from story_generation_jobs, lateral (select now() - next_attempt_at as age) since
             where status = 'queued' and next_attempt_at <= now()
            """)
        .query((row, number) -> new Due(row.getLong("jobs"), oldest(row), ages(row)))
        .single();
  }

  private static Ages ages(ResultSet row) throws SQLException {
    return new Ages(
        row.getLong("under_one_minute"),
        row.getLong("under_ten_minutes"),
        row.getLong("under_one_hour"),
        row.getLong("older"));
  }

  private static Optional<Duration> oldest(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject("oldest_ms", Long.class)).map(Duration::ofMillis);
  }
}
