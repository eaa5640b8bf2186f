package io.storycast.scheduler.jobs.postgres;

import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.postgres.ContentTables;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcJobSearch implements JobSearch {

  private final JdbcClient jdbc;
  private final ContentTables content;

  JdbcJobSearch(JdbcClient jdbc, ContentTables content) {
    this.jdbc = jdbc;
    this.content = content;
  }

  @Override
  public Page find(Filter filter, Order order, int page, int limit) {
    Conditions where = Conditions.of(filter);
    long total =
        jdbc.sql("select count(*) from story_generation_jobs" + where.sql())
            .params(where.params())
            .query(Long.class)
            .single();
    var jobs =
        jdbc.sql(
                "select * from story_generation_jobs%s order by %s desc, id limit :limit offset :skip"
                    .formatted(where.sql(), column(order)))
            .params(where.params())
            .param("limit", limit)
            .param("skip", (page - 1L) * limit)
            .query(JobRows::job)
            .list();
    return new Page(jobs, total);
  }

  private static String column(Order order) {
    return switch (order) {
      case CREATED -> "created_at";
      case UPDATED -> "updated_at";
    };
  }

  @Override
  public Stats stats() {
    Map<JobStatus, Long> byStatus = new EnumMap<>(JobStatus.class);
    for (JobStatus status : JobStatus.values()) {
      byStatus.put(status, 0L);
    }
    jdbc.sql("select status, count(*) from story_generation_jobs group by status")
        .query(
            row -> {
              byStatus.put(JobStatus.ofCode(row.getString(1)).orElseThrow(), row.getLong(2));
            });
    return new Stats(
        byStatus,
        runningByStage(),
        jdbc.sql("select (now() at time zone 'UTC')::date").query(LocalDate.class).single(),
        claimedToday(),
        count("scenarios"),
        count("stories"),
        oldestDue());
  }

  private Map<String, Long> runningByStage() {
    Map<String, Long> running = new TreeMap<>();
    jdbc.sql(
            """
            select coalesce(stage, 'story'), count(*) from story_generation_jobs
             where status = 'running' group by 1
            """)
        .query(
            row -> {
              running.put(row.getString(1), row.getLong(2));
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

  private Optional<Long> count(String table) {
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
