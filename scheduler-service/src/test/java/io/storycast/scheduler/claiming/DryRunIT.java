package io.storycast.scheduler.claiming;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class DryRunIT {

  private final Site site = Site.empty();

  @Test
  void changesNoRow() {
    site.addScenarios(5);
    try (SchedulerOnDatabase scheduler =
        SchedulerOnDatabase.start(site.database(), Settings.uncapped())) {
      scheduler.get(Claiming.class).run(2, "test");
      List<String> before = everything(scheduler);

      scheduler.get(DryRun.class).of(3);

      assertThat(everything(scheduler)).isEqualTo(before);
    }
  }

  @Test
  void answersWhatTheNextRunClaims() {
    site.addScenarios(6);
    try (SchedulerOnDatabase scheduler =
        SchedulerOnDatabase.start(site.database(), Settings.uncapped())) {
      Claiming claiming = scheduler.get(Claiming.class);
      claiming.run(1, "test");
      scheduler
          .sql()
          .sql("update story_generation_jobs set status = 'queued' where scenario_id = 's-0001'")
          .update();
      site.addScenario("s-0000", "new", "Not backfilled yet");
      site.addScenario("s-9999", "huge", "a".repeat(Scenario.MAX_CHARACTERS + 1));

      DryRun.Answer answer = scheduler.get(DryRun.class).of(20);
      ClaimRun run = claiming.run(20, "test");

      assertThat(answer.claimed())
          .extracting(Candidate::scenarioId)
          .containsExactlyElementsOf(run.claimed().stream().map(Pick::scenarioId).toList())
          .contains("s-0000");
      assertThat(answer.claimed())
          .extracting(Candidate::attempt)
          .containsExactlyElementsOf(run.claimed().stream().map(Pick::attempt).toList());
      assertThat(answer.refused())
          .extracting(refused -> refused.candidate().scenarioId())
          .containsExactly("s-9999");
      assertThat(answer.shortfall()).isEqualTo(run.shortfall());
    }
  }

  @Test
  void knowsTheCaps() {
    site.addScenarios(6);
    try (SchedulerOnDatabase scheduler =
        SchedulerOnDatabase.start(site.database(), Settings.capped(100, 4))) {
      scheduler.get(Claiming.class).run(1, "test");

      DryRun.Answer answer = scheduler.get(DryRun.class).of(5);

      assertThat(answer.claimed()).hasSize(3);
      assertThat(answer.shortfall()).contains(Shortfall.DAILY_CAP);
      assertThat(answer.room()).isEqualTo(new Room(1, 1));
    }
  }

  private static List<String> everything(SchedulerOnDatabase scheduler) {
    return List.of("story_generation_jobs", "claimed_facts", "daily_generations", "published")
        .stream()
        .map(
            table ->
                scheduler
                    .sql()
                    .sql(
                        "select coalesce(string_agg(t::text || xmin || ctid, ',' order by t::text), '')"
                            + " from %s t".formatted(table))
                    .query(String.class)
                    .single())
        .toList();
  }
}
