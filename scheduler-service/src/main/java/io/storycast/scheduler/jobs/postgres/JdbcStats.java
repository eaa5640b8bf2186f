package io.storycast.scheduler.jobs.postgres;

import io.storycast.scheduler.jobs.JobSearch.Stats;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.postgres.Cached;
import io.storycast.scheduler.postgres.ContentTables;
import io.storycast.scheduler.postgres.DueJobs;
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

  /** The content tables are not ours to keep counters of. */
  private static final Duration TOTALS_AGE = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final ContentTables content;
  private final DueJobs due;
  private final Cached<Optional<Long>> scenarios =
      new Cached<>(TOTALS_AGE, () -> rowsOf("scenarios"));
  private final Cached<Optional<Long>> stories = new Cached<>(TOTALS_AGE, () -> rowsOf("stories"));

  JdbcStats(JdbcClient jdbc, ContentTables content, DueJobs due) {
    this.jdbc = jdbc;
    this.content = content;
    this.due = due;
  }

  Stats read() {
    return new Stats(
        byStatus(),
        runningByStage(),
        jdbc.sql("select (now() at time zone 'UTC')::date").query(LocalDate.class).single(),
        claimedToday(),
        scenarios.get(),
        stories.get(),
        due.now().oldest());
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
}
