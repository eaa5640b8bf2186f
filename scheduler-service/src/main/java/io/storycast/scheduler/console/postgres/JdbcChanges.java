package io.storycast.scheduler.console.postgres;

import io.storycast.scheduler.console.live.Changes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds up what only grows: the newest rows of what is written down about jobs and orders, and for
 * all else PostgreSQL's own counts of changed rows. Both cost the same however many rows there are.
 * The counts alone would not do: a session that falls idle tells its last ones 10 s late
 * (PGSTAT_IDLE_INTERVAL in PostgreSQL's pgstat.c).
 */
@Component
class JdbcChanges implements Changes {

  private final JdbcClient jdbc;

  JdbcChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long mark() {
    return jdbc.sql(
            """
            select (select coalesce(max(id), 0) from audit_log)
                 + (select coalesce(max(id), 0) from job_event)
                 + coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)
              from pg_stat_user_tables
             where schemaname = current_schema()
               and relname in ('story_generation_jobs', 'dead_letter', 'replay', 'replay_item',
                               'stage_orders', 'audit_log')
            """)
        .query(Long.class)
        .single();
  }
}
