package io.storycast.scheduler.console.postgres;

import io.storycast.scheduler.console.live.Changes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks at PostgreSQL's own counts of changed rows, which cost the same however many rows there
 * are. They are told up to a second late:
 * https://www.postgresql.org/docs/current/monitoring-stats.html
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
            select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)
              from pg_stat_user_tables
             where schemaname = current_schema()
               and relname in ('story_generation_jobs', 'dead_letter', 'replay', 'replay_item',
                               'stage_orders', 'audit_log')
            """)
        .query(Long.class)
        .single();
  }
}
