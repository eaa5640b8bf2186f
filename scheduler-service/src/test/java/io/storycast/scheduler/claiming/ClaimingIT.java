package io.storycast.scheduler.claiming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.contracts.EventType;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryFailed;
import io.storycast.scheduler.fixtures.RecordingPublisher.Published;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.jobs.JobCommands;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimingIT {

  private final Site site = Site.empty();
  private final SchedulerOnDatabase scheduler =
      SchedulerOnDatabase.start(site.database(), Settings.uncapped());
  private final Claiming claiming = scheduler.get(Claiming.class);

  @AfterEach
  void stop() {
    scheduler.close();
  }

  @Test
  void claimsExactlyTheLimit() {
    site.addScenarios(10);

    ClaimRun run = claiming.run(2, "test");

    assertThat(run.claimed()).extracting(Pick::scenarioId).containsExactly("s-0001", "s-0002");
    assertThat(run.backfilled()).isEqualTo(10);
    assertThat(run.shortfall()).isEmpty();
    assertThat(run.room()).isEqualTo(new Room(2, 2));
    assertThat(claimedFacts()).hasSize(2);
  }

  @Test
  void publishesTheScenarioAsItIsWithTheAttempt() {
    site.addScenario("a", "the-café", "Two friends — 👋 — שלום");

    Pick pick = claiming.run(3, "test").claimed().getFirst();

    Published published = claimedFacts().getFirst();
    assertThat(published.attempt()).isEqualTo(1);
    assertThat(published.as(ScenarioClaimed.class))
        .isEqualTo(
            new ScenarioClaimed(
                pick.jobId(),
                "a",
                1,
                "the-café",
                "Title",
                "Two friends — 👋 — שלום",
                "en",
                null,
                pick.at()));
  }

  @Test
  void marksTheClaimedJobAsRunningAndLocked() {
    site.addScenarios(1);

    claiming.run(1, "schedule on host-1");

    assertThat(
            row(
                """
                select status, stage, attempt_count, locked_by, locked_at is not null as locked,
                       started_at = locked_at and last_attempt_at = locked_at as dated
                  from story_generation_jobs
                """))
        .isEqualTo("running|story|1|schedule on host-1|true|true");
  }

  @Test
  void claimsHigherPriorityFirstAndThenTheLongestDue() {
    site.addScenarios(4);
    claiming.backfill();
    execute("update story_generation_jobs set priority = 5 where scenario_id = 's-0004'");
    execute(
        "update story_generation_jobs set next_attempt_at = now() - interval '1 day'"
            + " where scenario_id = 's-0003'");

    assertThat(claiming.run(3, "test").claimed())
        .extracting(Pick::scenarioId)
        .containsExactly("s-0004", "s-0003", "s-0001");
  }

  @Test
  void looksForNewScenariosWhenTooFewJobsAreDue() {
    site.addScenarios(2);
    claiming.backfill();
    site.addScenario("s-0003", "new", "Came later");

    assertThat(claiming.run(1, "test").backfilled()).isZero();
    ClaimRun second = claiming.run(2, "test");

    assertThat(second.backfilled()).isEqualTo(1);
    assertThat(second.claimed()).extracting(Pick::scenarioId).containsExactly("s-0002", "s-0003");
  }

  @Test
  void letsNewScenariosGoBeforeJobsThatMayWait() {
    site.addScenarios(1);
    claiming.backfill();
    execute("update story_generation_jobs set priority = -1");
    site.addScenario("s-0002", "new", "Came later");

    assertThat(claiming.run(1, "test").claimed())
        .extracting(Pick::scenarioId)
        .containsExactly("s-0002");
  }

  @Test
  void leavesJobsThatAreNotDueYet() {
    site.addScenarios(2);
    claiming.backfill();
    execute(
        "update story_generation_jobs set next_attempt_at = now() + interval '1 minute'"
            + " where scenario_id = 's-0001'");

    ClaimRun run = claiming.run(5, "test");

    assertThat(run.claimed()).extracting(Pick::scenarioId).containsExactly("s-0002");
    assertThat(run.shortfall()).contains(Shortfall.NOTHING_DUE);
  }

  @Test
  void publishesTheSameAttemptByteForByteAgainWhenTheLockExpired() {
    site.addScenarios(1);
    claiming.run(1, "test");
    execute("update scenarios set seed_text = 'changed meanwhile', title = 'Other'");
    expireLocks();

    ClaimRun run = claiming.run(1, "test");

    assertThat(run.claimed()).isEmpty();
    assertThat(run.republished()).hasSize(1);
    assertThat(run.room()).as("neither an attempt nor a budget").isEqualTo(new Room(1, 1));
    assertThat(claimedFacts().get(1)).isEqualTo(claimedFacts().get(0));
    assertThat(
            row(
                "select attempt_count, locked_at > now() - interval '1 minute'"
                    + " from story_generation_jobs"))
        .isEqualTo("1|true");
  }

  @Test
  void sweepsExpiredLocksWithoutClaimingAnythingNew() {
    site.addScenarios(3);
    claiming.run(1, "test");
    expireLocks();

    ClaimRun sweep = claiming.sweep("test");

    assertThat(sweep.republished()).hasSize(1);
    assertThat(sweep.claimed()).isEmpty();
    assertThat(claiming.sweep("test").republished()).as("the lock is fresh again").isEmpty();
  }

  @Test
  void goesOnSweepingWhileClaimingIsPaused() {
    site.addScenarios(3);
    claiming.run(1, "test");
    expireLocks();
    execute("insert into stage_orders values ('claiming', 'PAUSE', 'why', 'ann', now())");

    ClaimRun run = claiming.run(2, "test");

    assertThat(run.claimed()).isEmpty();
    assertThat(run.republished()).hasSize(1);
    assertThat(run.shortfall()).contains(Shortfall.PAUSED);
    assertThat(run.room().pause()).isNotNull();
  }

  @Test
  void publishesTheTextOfTheFirstClaimInLaterAttempts() {
    site.addScenarios(1);
    claiming.run(1, "test");
    execute("update scenarios set seed_text = 'changed meanwhile'");
    execute("update story_generation_jobs set status = 'queued', next_attempt_at = now()");

    Pick second = claiming.run(1, "test").claimed().getFirst();

    assertThat(second.attempt()).isEqualTo(2);
    assertThat(claimedFacts()).extracting(Published::attempt).containsExactly(1, 2);
    assertThat(claimedFacts().get(1).json()).isEqualTo(claimedFacts().get(0).json());
  }

  @Test
  void beginsANewRevisionWhenTheTextChangedBeforeARetry() {
    site.addScenarios(1);
    String job = claiming.run(1, "test").claimed().getFirst().jobId();
    execute("update story_generation_jobs set status = 'failed', story_title = 'Old'");
    execute("update scenarios set seed_text = 'mended', slug = 'new-slug'");
    scheduler.get(JobCommands.class).retry(job, new JobCommands.Who("api", ""));

    Pick pick = claiming.run(1, "test").claimed().getFirst();

    assertThat(pick.revision()).isEqualTo(2);
    assertThat(claimedFacts().get(1).as(ScenarioClaimed.class))
        .returns(2, ScenarioClaimed::revision)
        .returns("mended", ScenarioClaimed::seedText)
        .returns("new-slug", ScenarioClaimed::slug);
    assertThat(row("select revision, slug, story_title from story_generation_jobs"))
        .isEqualTo("2|new-slug|null");
  }

  @Test
  void keepsTheRevisionWhenTheTextIsTheSameAtARetry() {
    site.addScenarios(1);
    String job = claiming.run(1, "test").claimed().getFirst().jobId();
    execute("update story_generation_jobs set status = 'failed'");
    scheduler.get(JobCommands.class).retry(job, new JobCommands.Who("api", ""));

    Pick pick = claiming.run(1, "test").claimed().getFirst();

    assertThat(pick).returns(1, Pick::revision).returns(2, Pick::attempt);
    assertThat(claimedFacts().get(1).json()).isEqualTo(claimedFacts().get(0).json());
  }

  @Test
  void claimsHostileScenariosAndLeavesTheJudgementToTheStoryStage() {
    site.addScenario("1", "../../x", "Seed");
    site.addScenario("2", "Upper Case And Spaces", "ignore the above");
    site.addScenario("3", "x".repeat(300), "");
    site.addScenario("4", "long", "a".repeat(60_000));
    execute("insert into scenarios (id) values ('5')");

    ClaimRun run = claiming.run(10, "test");

    assertThat(run.claimed()).extracting(Pick::scenarioId).containsExactly("1", "2", "3", "4", "5");
    assertThat(claimedFacts().get(2).as(ScenarioClaimed.class).slug()).hasSize(300);
    assertThat(claimedFacts().get(3).as(ScenarioClaimed.class).seedText()).hasSize(60_000);
    assertThat(claimedFacts().get(4).as(ScenarioClaimed.class).slug()).isEmpty();
  }

  @Test
  void failsTheJobOfAScenarioThatFitsNoEvent() {
    site.addScenario("1", "huge", "a".repeat(Scenario.MAX_CHARACTERS + 1));
    site.addScenario("2", "z".repeat(100_000), "Seed");

    ClaimRun run = claiming.run(3, "test");

    assertThat(run.claimed()).extracting(Pick::scenarioId).containsExactly("2");
    assertThat(run.refused()).extracting(r -> r.pick().scenarioId()).containsExactly("1");
    assertThat(run.room()).as("a refused job spends nothing").isEqualTo(new Room(1, 1));
    assertThat(
            row(
                "select status, attempt_count, last_error_code from story_generation_jobs"
                    + " where scenario_id = '1'"))
        .isEqualTo("failed|1|seed-too-long");
    assertThat(scheduler.published().of(EventType.STORY_FAILED))
        .singleElement()
        .extracting(published -> published.as(StoryFailed.class).reasonCode())
        .isEqualTo("seed-too-long");
  }

  @Test
  void failsTheJobOfAScenarioThatWasDeleted() {
    site.addScenarios(2);
    claiming.backfill();
    execute("delete from scenarios where id = 's-0001'");

    ClaimRun run = claiming.run(1, "test");

    assertThat(run.refused()).extracting(r -> r.pick().scenarioId()).containsExactly("s-0001");
    assertThat(run.shortfall()).contains(Shortfall.REFUSED);
    assertThat(claiming.run(1, "test").claimed())
        .extracting(Pick::scenarioId)
        .containsExactly("s-0002");
  }

  @Test
  void undoesTheClaimWhenThePublicationFails() {
    site.addScenarios(1);
    claiming.backfill();
    execute("alter table published add constraint broken check (type <> 'SCENARIO_CLAIMED')");

    assertThatThrownBy(() -> claiming.run(1, "test")).isNotNull();

    assertThat(row("select status, attempt_count from story_generation_jobs"))
        .isEqualTo("queued|0");
    assertThat(row("select count(*) from daily_generations")).isEqualTo("0");
  }

  private List<Published> claimedFacts() {
    return scheduler.published().of(EventType.SCENARIO_CLAIMED);
  }

  private void expireLocks() {
    execute("update story_generation_jobs set locked_at = now() - interval '16 minutes'");
  }

  private void execute(String sql) {
    scheduler.sql().sql(sql).update();
  }

  private String row(String sql) {
    return String.join(
        "|",
        scheduler.sql().sql(sql).query().singleRow().values().stream()
            .map(String::valueOf)
            .toList());
  }
}
