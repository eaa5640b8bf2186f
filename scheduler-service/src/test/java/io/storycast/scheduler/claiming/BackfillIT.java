package io.storycast.scheduler.claiming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.contracts.EventType;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackfillIT {

  @Test
  void addsOneJobForEachScenarioWithoutAStory() {
    Site site = Site.empty();
    site.addScenarios(3);
    site.database()
        .execute("insert into public.stories (slug, scenario_id) values ('own', 's-0002')");

    try (SchedulerOnDatabase scheduler = start(site)) {
      assertThat(scheduler.get(Claiming.class).backfill()).isEqualTo(2);
      assertThat(
              scheduler
                  .sql()
                  .sql("select scenario_id from story_generation_jobs order by next_attempt_at")
                  .query(String.class)
                  .list())
          .as("a story of the site's own is not written again, even without audio")
          .containsExactly("s-0001", "s-0003");
    }
  }

  @Test
  void addsNothingTwiceAndFindsLaterScenarios() {
    Site site = Site.empty();
    site.addScenarios(3);
    try (SchedulerOnDatabase scheduler = start(site)) {
      Claiming claiming = scheduler.get(Claiming.class);
      assertThat(claiming.backfill()).isEqualTo(3);
      assertThat(claiming.backfill()).isZero();
      site.addScenario("later", "later", "Seed");
      assertThat(claiming.backfill()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "uuid, 6f1c7a3e-0a52-4d6e-9a53-0d0a3f0f6f10, 6f1c7a3e-0a52-4d6e-9a53-0d0a3f0f6f11",
    "integer, 1, 2",
    "bigint, 9007199254740993, 9007199254740994",
    "varchar(40), first, second",
    "char(5), one, two"
  })
  void worksWithTheIdsTheSiteHas(String type, String withStory, String withoutStory) {
    Site site = Site.withIds(type);
    site.addScenario(withStory, "with", "Seed");
    site.addScenario(withoutStory, "without", "Seed");
    site.database()
        .execute(
            "insert into public.stories (slug, scenario_id) values ('with', '%s')"
                .formatted(withStory));

    try (SchedulerOnDatabase scheduler = start(site)) {
      DryRun.Answer preview = scheduler.get(DryRun.class).of(5);
      ClaimRun run = scheduler.get(Claiming.class).run(5, "test");

      assertThat(run.claimed())
          .singleElement()
          .returns(withoutStory, pick -> pick.scenarioId().strip());
      assertThat(preview.claimed())
          .singleElement()
          .returns(withoutStory, candidate -> candidate.scenarioId().strip());
      assertThat(scheduler.published().of(EventType.SCENARIO_CLAIMED))
          .singleElement()
          .returns("without", published -> published.as(ScenarioClaimed.class).slug());
    }
  }

  @Test
  void leavesTheSitesRowsAlone() {
    Site site = Site.empty();
    site.addScenarios(3);
    try (SchedulerOnDatabase scheduler = start(site)) {
      String before = contentOf(scheduler);
      scheduler.get(Claiming.class).run(3, "test");
      assertThat(contentOf(scheduler)).isEqualTo(before).contains("keep");
    }
  }

  @Test
  void waitsForTablesThatAreNotThereYet() {
    Site site = Site.withoutTables();
    try (SchedulerOnDatabase scheduler = start(site)) {
      Claiming claiming = scheduler.get(Claiming.class);
      assertThatThrownBy(() -> claiming.run(1, "test"))
          .isInstanceOf(ContentTablesMissing.class)
          .hasMessage("table scenarios, table stories");
      site.createTables("text");
      site.database().execute("alter table public.scenarios rename seed_text to seed");
      assertThatThrownBy(() -> claiming.run(1, "test"))
          .isInstanceOf(ContentTablesMissing.class)
          .hasMessage("column scenarios.seed_text");
      site.database().execute("alter table public.scenarios rename seed to seed_text");
      site.addScenarios(1);
      assertThat(claiming.run(1, "test").claimed()).hasSize(1);
    }
  }

  private static SchedulerOnDatabase start(Site site) {
    return SchedulerOnDatabase.start(site.database(), Settings.uncapped());
  }

  private static String contentOf(SchedulerOnDatabase scheduler) {
    return scheduler
        .sql()
        .sql("select string_agg(scenarios::text || xmin, ',' order by id) from scenarios")
        .query(String.class)
        .single();
  }
}
