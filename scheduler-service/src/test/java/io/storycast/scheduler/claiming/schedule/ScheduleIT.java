package io.storycast.scheduler.claiming.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.Site;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ScheduleIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Site site = Site.empty();

  @Test
  void runsOncePerTickHoweverManySchedulersThereAre() {
    site.addScenarios(100);
    String[] settings = {"SCHEDULE=* * * * * *", "CLAIM_LIMIT=1", "MAX_IN_FLIGHT=1000"};
    try (RunningService one = RunningService.start(site.database(), settings);
        RunningService two = RunningService.start(site.database(), settings)) {
      JdbcClient jdbc = one.bean(JdbcClient.class);
      await()
          .atMost(SOON)
          .until(
              () ->
                  number(
                          jdbc,
                          "select count(*) from story_generation_jobs"
                              + " where status = 'running'")
                      >= 6);

      // Every second ticks once, so no more runs than seconds can have passed since the first one.
      assertThat(
              number(
                  jdbc,
                  """
                  select ceil(extract(epoch from max(last_attempt_at) - min(last_attempt_at)))
                         + 2 - count(*)
                    from story_generation_jobs where status = 'running'
                  """))
          .isNotNegative();
    }
  }

  @Test
  void publishesExpiredClaimsAgainAndFindsNewScenariosByItself() {
    site.addScenarios(1);
    try (RunningService service =
        RunningService.start(
            site.database(), "LOCK_TTL=1s", "LOCK_SWEEP_INTERVAL=1s", "BACKFILL_INTERVAL=1s")) {
      JdbcClient jdbc = service.bean(JdbcClient.class);
      service.trigger("?limit=1");
      site.addScenario("later", "later", "Seed");

      await()
          .atMost(SOON)
          .until(
              () ->
                  number(
                          jdbc,
                          """
                          select count(*) from story_generation_jobs
                           where status = 'running' and attempt_count = 1
                             and locked_at > last_attempt_at and locked_by like 'sweep %'
                          """)
                      == 1);
      await()
          .atMost(SOON)
          .until(
              () ->
                  number(
                          jdbc,
                          "select count(*) from story_generation_jobs"
                              + " where scenario_id = 'later' and status = 'queued'")
                      == 1);
    }
  }

  private static long number(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
