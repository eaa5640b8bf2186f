package io.storycast.scheduler.console.postgres;

import io.storycast.scheduler.console.overview.Trends;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the history of the jobs. */
@Component
class JdbcTrends implements Trends {

  private static final int MOST_CAUSES = 6;

  private final JdbcClient jdbc;

  JdbcTrends(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Hour> hours() {
    return jdbc.sql(
            """
            with hours as (
              select generate_series(date_trunc('hour', now()) - interval '23 hours',
                                     date_trunc('hour', now()), interval '1 hour') as start),
            events as (
              select date_trunc('hour', at) as start, kind, elapsed_ms from job_event
               where at >= date_trunc('hour', now()) - interval '23 hours'
                 and kind in ('story-ready', 'dead-lettered'))
            select hours.start,
                   count(*) filter (where kind = 'story-ready') as ready,
                   count(*) filter (where kind = 'dead-lettered') as failed,
                   percentile_disc(0.5) within group (order by elapsed_ms)
                     filter (where kind = 'story-ready') as median,
                   percentile_disc(0.95) within group (order by elapsed_ms)
                     filter (where kind = 'story-ready') as slow
              from hours left join events using (start) group by hours.start order by hours.start
            """)
        .query(JdbcTrends::hour)
        .list();
  }

  private static Hour hour(ResultSet row, int number) throws SQLException {
    return new Hour(
        row.getObject("start", OffsetDateTime.class).toInstant(),
        row.getLong("ready"),
        row.getLong("failed"),
        row.getObject("median", Long.class),
        row.getObject("slow", Long.class));
  }

  @Override
  public List<StageRecord> stages() {
    return jdbc.sql(
            """
            select stage, count(*) filter (where kind <> 'dead-lettered') as done,
                   count(*) filter (where kind = 'dead-lettered') as failed
              from job_event
             where at > now() - interval '1 day' and stage is not null
               and kind in ('story-generated', 'audio-uploaded', 'story-ready', 'dead-lettered')
             group by stage
            """)
        .query(
            (row, number) ->
                new StageRecord(row.getString("stage"), row.getLong("done"), row.getLong("failed")))
        .list();
  }

  @Override
  public List<Cause> causes() {
    return jdbc.sql(
            """
            select coalesce(code, 'unknown') as code, coalesce(stage, 'unknown') as stage,
                   count(*) as times
              from job_event where at > now() - interval '1 day' and kind = 'dead-lettered'
             group by 1, 2 order by times desc, code limit :most
            """)
        .param("most", MOST_CAUSES)
        .query(
            (row, number) ->
                new Cause(row.getString("code"), row.getString("stage"), row.getLong("times")))
        .list();
  }
}
