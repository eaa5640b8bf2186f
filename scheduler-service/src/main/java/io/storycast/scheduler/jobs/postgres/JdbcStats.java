package io.storycast.scheduler.jobs.postgres;

import io.storycast.scheduler.jobs.JobSearch.Stats;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.postgres.Cached;
import io.storycast.scheduler.postgres.ContentTables;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the jobs stand, without counting them: a trigger keeps the counters. */
@Component
class JdbcStats {

  /**
   * The content tables are not ours to keep counters of, and counting a million rows takes long.
   */
  private static final Duration TOTALS_AGE = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final ContentTables content;
  private final Cached<Optional<Long>> scenarios =
      new Cached<>(TOTALS_AGE, () -> rowsOf("scenarios"));
  private final Cached<Optional<Long>> stories = new Cached<>(TOTALS_AGE, () -> rowsOf("stories"));

  JdbcStats(JdbcClient jdbc, ContentTables content) {
    this.jdbc = jdbc;
    this.content = content;
  }

  Stats read() {
    return new Stats(
        byStatus(),
        runningByStage(),
        jdbc.sql("select (now() at time zone 'UTC')::date").query(LocalDate.class).single(),
        claimedToday(),
        scenarios.get(),
        stories.get(),
        oldestDue());
  }

  Map<JobStatus, Long> byStatus() {
    Map<JobStatus, Long> byStatus = new EnumMap<>(JobStatus.class);
    for (JobStatus status : JobStatus.values()) {
      byStatus.put(status, 0L);
    }
    jdbc.sql("select status, sum(jobs) as jobs from job_count group by status")
        .query(
            row -> {
              byStatus.put(
                  JobStatus.ofCode(row.getString("status")).orElseThrow(), row.getLong("jobs"));
            });
    return byStatus;
  }

  private Map<String, Long> runningByStage() {
    Map<String, Long> running = new TreeMap<>();
    jdbc.sql(
            """
            select coalesce(stage, 'story') as stage, count(*) as jobs from story_generation_jobs
             where status = 'running' group by 1
            """)
        .query(
            row -> {
              running.put(row.getString("stage"), row.getLong("jobs"));
            });
    return running;
  }

  private int claimedToday() {
    return jdbc.sql(
            "select claimed from daily_generations where day = (now() at time zone 'UTC')::date")
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private Optional<Long> rowsOf(String table) {
    return content
        .idTypes()
        .map(types -> jdbc.sql("select count(*) from " + table).query(Long.class).single());
  }

  private Optional<Duration> oldestDue() {
    return jdbc.sql(
            """
            select (extract(epoch from now() - min(next_attempt_at)) * 1000)::bigint
              from story_generation_jobs where status = 'queued' and next_attempt_at <= now()
            """)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
        .single()
        .map(Duration::ofMillis);
  }
}
