package io.storycast.scheduler.history.postgres;

import io.storycast.scheduler.history.JobHistory;
import io.storycast.scheduler.history.RecordedEvent;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEventKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcJobHistory implements JobHistory {

  private static final String EVENTS =
      """
      select event.*, coalesce(job.scenario_id, '') as scenario_id, coalesce(job.slug, '') as slug
        from job_event event left join story_generation_jobs job on job.id = event.job_id
      """;

  private final JdbcClient jdbc;

  JdbcJobHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<RecordedEvent> ofJob(String jobId, long before, int limit) {
    return jdbc.sql(
            EVENTS
                + """
                 where event.job_id = :job::uuid and event.id < :before
                 order by event.id desc limit :limit
                """)
        .param("job", jobId)
        .param("before", before)
        .param("limit", limit)
        .query(JdbcJobHistory::event)
        .list();
  }

  @Override
  public List<RecordedEvent> after(long after, Collection<Long> missed, int limit) {
    return jdbc.sql(
            EVENTS
                + """
                 where event.id > :after or event.id = any(:missed)
                 order by event.id limit :limit
                """)
        .param("after", after)
        .param("missed", missed.toArray(Long[]::new))
        .param("limit", limit)
        .query(JdbcJobHistory::event)
        .list();
  }

  @Override
  public List<RecordedEvent> ofJobAfter(String jobId, long after, int limit) {
    return jdbc.sql(
            EVENTS
                + """
                 where event.job_id = :job::uuid and event.id > :after
                 order by event.id limit :limit
                """)
        .param("job", jobId)
        .param("after", after)
        .param("limit", limit)
        .query(JdbcJobHistory::event)
        .list();
  }

  @Override
  public long last() {
    return jdbc.sql("select coalesce(max(id), 0) from job_event").query(Long.class).single();
  }

  @Override
  public long first() {
    return jdbc.sql("select coalesce(min(id), 0) from job_event").query(Long.class).single();
  }

  private static RecordedEvent event(ResultSet row, int number) throws SQLException {
    JobEvent event =
        new JobEvent(
            row.getString("job_id"),
            row.getInt("revision"),
            row.getInt("attempt"),
            JobEventKind.ofCode(row.getString("kind")).orElseThrow(),
            row.getString("stage"),
            row.getString("code"),
            row.getString("message"),
            row.getString("ordered_by"),
            row.getObject("elapsed_ms", Long.class),
            cost(row),
            EventDetails.read(row.getString("details")));
    return new RecordedEvent(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        row.getString("scenario_id"),
        row.getString("slug"),
        event);
  }

  private static JobEvent.@Nullable Money cost(ResultSet row) throws SQLException {
    BigDecimal amount = row.getBigDecimal("cost");
    return amount == null ? null : new JobEvent.Money(amount, row.getString("currency"));
  }
}
