package io.storycast.scheduler.stages.postgres;

import io.storycast.contracts.StageStatus.Backlog;
import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.stages.ClaimingLoad;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcClaimingLoad implements ClaimingLoad {

  private static final String LOAD =
      """
      select (select count(*) from story_generation_jobs where status = 'running') as in_flight,
             count(*) as due,
             coalesce(extract(epoch from now() - min(next_attempt_at)), 0) as oldest_seconds
        from story_generation_jobs
       where status = 'queued' and next_attempt_at <= now()
      """;

  private final JdbcClient jdbc;
  private final SchedulerProperties properties;

  JdbcClaimingLoad(JdbcClient jdbc, SchedulerProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  @Override
  public Load now() {
    return jdbc.sql(LOAD)
        .query(
            (row, number) ->
                new Load(
                    row.getInt("in_flight"),
                    properties.maxInFlight(),
                    new Backlog(row.getLong("due"), row.getDouble("oldest_seconds"))))
        .single();
  }
}
