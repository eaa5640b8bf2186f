package io.storycast.scheduler.jobs;

import static io.storycast.scheduler.fixtures.Facts.anyDelivery;
import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.fixtures.Facts;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.jobtable.JobStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobProjectionIT {

  private static final String SCENARIO = "s-0001";

  private final Site site = Site.empty();
  private final SchedulerOnDatabase scheduler =
      SchedulerOnDatabase.start(site.database(), Settings.uncapped());
  private final JobProjection projection = scheduler.get(JobProjection.class);

  JobProjectionIT() {
    site.addScenarios(1);
  }

  @BeforeEach
  void claimTheOnlyScenario() {
    execute("delete from story_generation_jobs");
    scheduler.get(Claiming.class).run(1, "test");
  }

  @AfterAll
  void stop() {
    scheduler.close();
  }

  @Test
  void movesTheStageWithEachFactAndKeepsWhatItTells() {
    storyGenerated();
    assertThat(job())
        .returns("audio", Job::stage)
        .returns(40, Job::progress)
        .extracting(Job::result)
        .returns("A Story with a null", Job.Result::storyTitle)
        .returns(5_400L, Job.Result::storyMs)
        .returns(900, Job.Result::promptTokens)
        .returns(1200, Job.Result::completionTokens)
        .returns(Facts.TRACE, Job.Result::traceId);

    audioUploaded();
    assertThat(job())
        .returns("storage", Job::stage)
        .returns(90, Job::progress)
        .extracting(Job::result)
        .returns(180_000L, Job.Result::durationMs)
        .returns(21_000L, Job.Result::synthesisMs)
        .returns(640L, Job.Result::uploadMs)
        .returns(4_200L, Job.Result::speechCharacters);

    storyReady();
    assertThat(job())
        .returns(JobStatus.SUCCEEDED, Job::status)
        .returns(100, Job::progress)
        .satisfies(job -> assertThat(job.times().finished()).isNotNull())
        .satisfies(job -> assertThat(job.times().locked()).isNull())
        .extracting(job -> job.result().audioUrl())
        .isEqualTo("https://audio.example/stories/audio/slug.mp3");
  }

  @ParameterizedTest
  @CsvSource({"generated", "uploaded"})
  void refreshesTheLockOfARunningJob(String fact) {
    execute("update story_generation_jobs set locked_at = now() - interval '1 hour'");

    apply(fact, 1);

    assertThat(job().times().locked()).isAfter(job().times().started());
  }

  @ParameterizedTest
  @CsvSource({
    "ready generated uploaded,              succeeded, storage",
    "uploaded ready generated,              succeeded, storage",
    "generated ready uploaded,              succeeded, storage",
    "uploaded generated,                    running,   storage",
    "generated generated,                   running,   audio",
    "generated uploaded generated,          running,   storage",
    "generated uploaded ready ready,        succeeded, storage",
    "ready uploaded generated ready,        succeeded, storage"
  })
  void endsTheSameWhateverTheOrder(String facts, String status, String stage) {
    for (String fact : facts.split(" ", -1)) {
      apply(fact, 1);
    }
    assertThat(job()).returns(stage, Job::stage).returns(status, job -> job.status().code());
  }

  @ParameterizedTest
  @EnumSource(JobStatus.class)
  void succeedsWhateverTheStatusWasWhenTheStoryIsReady(JobStatus status) {
    execute("update story_generation_jobs set status = '" + status.code() + "'");

    storyReady();

    assertThat(job().status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @ParameterizedTest
  @CsvSource({"generated, 1", "uploaded, 1", "ready, 1", "generated, 3", "uploaded, 3", "ready, 3"})
  void ignoresFactsOfAnotherRevision(String fact, int revision) {
    execute("update story_generation_jobs set revision = 2");
    Job before = job();

    apply(fact, revision);

    assertThat(job()).isEqualTo(before);
  }

  @Test
  void ignoresFactsOfScenariosItDoesNotKnow() {
    Job before = job();
    projection.storyGenerated(Facts.storyGenerated("unknown\0", 1), anyDelivery());
    projection.storyReady(Facts.storyReady("unknown", 1), anyDelivery());
    assertThat(job()).isEqualTo(before);
  }

  /** Random sequences against a small model of what must hold after each step. */
  @Test
  void neverMovesBackwards() {
    long seed = 20260301L;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      claimTheOnlyScenario();
      List<String> facts = randomFacts(random);
      List<String> seen = new ArrayList<>();
      int rank = 0;
      for (String fact : facts) {
        apply(fact, 1);
        seen.add(fact);
        Job job = job();
        assertThat(rankOf(job)).as("seed %d, after %s", seed, seen).isGreaterThanOrEqualTo(rank);
        rank = rankOf(job);
        assertThat(job.status() == JobStatus.SUCCEEDED)
            .as("seed %d, after %s", seed, seen)
            .isEqualTo(seen.contains("ready"));
      }
      assertThat(job().result().storyMs() != null).isEqualTo(seen.contains("generated"));
      assertThat(job().result().synthesisMs() != null).isEqualTo(seen.contains("uploaded"));
    }
  }

  private static List<String> randomFacts(Random random) {
    List<String> facts = new ArrayList<>();
    for (String fact : List.of("generated", "uploaded", "ready")) {
      facts.addAll(Collections.nCopies(random.nextInt(4), fact));
    }
    Collections.shuffle(facts, random);
    return facts;
  }

  private static int rankOf(Job job) {
    int stage = List.of("story", "audio", "storage").indexOf(job.stage());
    return job.status() == JobStatus.SUCCEEDED ? 3 : stage;
  }

  private void apply(String fact, int revision) {
    switch (fact) {
      case "generated" ->
          projection.storyGenerated(Facts.storyGenerated(SCENARIO, revision), anyDelivery());
      case "uploaded" ->
          projection.audioUploaded(Facts.audioUploaded(SCENARIO, revision), anyDelivery());
      case "ready" -> projection.storyReady(Facts.storyReady(SCENARIO, revision), anyDelivery());
      default -> throw new IllegalArgumentException(fact);
    }
  }

  private void storyGenerated() {
    apply("generated", 1);
  }

  private void audioUploaded() {
    apply("uploaded", 1);
  }

  private void storyReady() {
    apply("ready", 1);
  }

  private Job job() {
    return scheduler.get(Jobs.class).lockOfScenario(SCENARIO).orElseThrow();
  }

  private void execute(String sql) {
    scheduler.sql().sql(sql).update();
  }
}
