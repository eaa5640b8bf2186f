package io.storycast.scheduler.stages.postgres;

import io.storycast.contracts.StageStatus.Backlog;
import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.postgres.DueJobs;
import io.storycast.scheduler.stages.ClaimingLoad;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcClaimingLoad implements ClaimingLoad {

  private static final double MILLIS = 1_000;

  private final JdbcClient jdbc;
  private final DueJobs dueJobs;
  private final SchedulerProperties properties;

  JdbcClaimingLoad(JdbcClient jdbc, DueJobs dueJobs, SchedulerProperties properties) {
    this.jdbc = jdbc;
    this.dueJobs = dueJobs;
    this.properties = properties;
  }

  @Override
  public Load now() {
    DueJobs.Due due = dueJobs.now();
    return new Load(
        inFlight(),
        properties.maxInFlight(),
        new Backlog(
            due.jobs(), due.oldest().orElse(Duration.ZERO).toMillis() / MILLIS, due.ages()));
  }

  private int inFlight() {
    return jdbc.sql("select count(*) from story_generation_jobs where status = 'running'")
        .query(Integer.class)
        .single();
  }
}
