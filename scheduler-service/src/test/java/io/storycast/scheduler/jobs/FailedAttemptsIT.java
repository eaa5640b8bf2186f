package io.storycast.scheduler.jobs;

import static io.storycast.scheduler.fixtures.Facts.deadLetter;
import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.EventType;
import io.storycast.contracts.FailureClass;
import io.storycast.contracts.StoryFailed;
import io.storycast.contracts.Topics;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.fixtures.Facts;
import io.storycast.scheduler.fixtures.RecordingPublisher.Published;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.stage.DeadLetter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class FailedAttemptsIT {

  private static final String SCENARIO = "s-0001";

  private final Site site = Site.empty();
  private final SchedulerOnDatabase scheduler =
      SchedulerOnDatabase.start(site.database(), Settings.uncapped());

  @BeforeEach
  void claimTheOnlyScenario() {
    site.addScenarios(1);
    scheduler.get(Claiming.class).run(1, "test");
  }

  @AfterEach
  void stop() {
    scheduler.close();
  }

  @Test
  void failsTheJobAtOnceWhenTheFailureIsPermanent() {
    handle(deadLetter(SCENARIO, 1, 1, FailureClass.PERMANENT));

    assertThat(job())
        .returns(JobStatus.FAILED, Job::status)
        .returns("story", Job::stage)
        .satisfies(job -> assertThat(job.times().finished()).isNotNull())
        .satisfies(job -> assertThat(job.times().locked()).isNull())
        .extracting(Job::attempts)
        .returns("invalid-slug", Job.Attempts::lastErrorCode)
        .returns("It did not work: too slow.", Job.Attempts::lastError);
    assertThat(storyFailed())
        .singleElement()
        .returns(1, Published::attempt)
        .extracting(published -> published.as(StoryFailed.class).reasonCode())
        .isEqualTo("invalid-slug");
  }

  @ParameterizedTest
  @EnumSource(value = FailureClass.class, mode = Mode.EXCLUDE, names = "PERMANENT")
  void queuesTheJobAgainWithAWaitWhenTheFailureMayPass(FailureClass failureClass) {
    handle(deadLetter(SCENARIO, 1, 1, failureClass));

    Job job = job();
    assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
    assertThat(job.attempts().lastErrorCode()).isEqualTo("provider-timeout");
    assertThat(Duration.between(job.times().updated(), job.attempts().nextAt()))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(45));
    assertThat(storyFailed()).isEmpty();
  }

  @Test
  void failsTheJobAfterTheLastAttempt() {
    for (int attempt = 1; attempt <= 3; attempt++) {
      handle(deadLetter(SCENARIO, 1, attempt, FailureClass.TRANSIENT));
      claimAgain();
    }

    assertThat(job()).returns(JobStatus.FAILED, Job::status);
    assertThat(job().attempts().count()).isEqualTo(3);
    assertThat(storyFailed()).singleElement().returns(3, Published::attempt);
  }

  @Test
  void allowsAnotherRoundOfAttemptsAfterARetry() {
    for (int attempt = 1; attempt <= 3; attempt++) {
      handle(deadLetter(SCENARIO, 1, attempt, FailureClass.TRANSIENT));
      claimAgain();
    }
    scheduler.get(JobCommands.class).retry(job().id(), new JobCommands.Who("api", ""));
    for (int attempt = 4; attempt <= 5; attempt++) {
      claimAgain();
      handle(deadLetter(SCENARIO, 1, attempt, FailureClass.TRANSIENT));
      assertThat(job().status()).isEqualTo(JobStatus.QUEUED);
    }
    claimAgain();
    handle(deadLetter(SCENARIO, 1, 6, FailureClass.TRANSIENT));

    assertThat(job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(storyFailed()).extracting(Published::attempt).containsExactly(3, 6);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, an older attempt",
    "1, 3, an attempt to come",
    "0, 2, no known revision",
    "2, 2, another revision"
  })
  void ignoresALetterOf(int revision, int attempt, String what) {
    handle(deadLetter(SCENARIO, 1, 1, FailureClass.TRANSIENT));
    claimAgain();
    Job before = job();

    handle(deadLetter(SCENARIO, revision, attempt, FailureClass.PERMANENT));

    assertThat(job()).as(what).isEqualTo(before);
    assertThat(storyFailed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = JobStatus.class, mode = Mode.EXCLUDE, names = "RUNNING")
  void ignoresALetterOfAJobThatDoesNotRun(JobStatus status) {
    scheduler
        .sql()
        .sql("update story_generation_jobs set status = :s")
        .param("s", status.code())
        .update();
    Job before = job();

    handle(deadLetter(SCENARIO, 1, 1, FailureClass.PERMANENT));

    assertThat(job()).isEqualTo(before);
  }

  @Test
  void ignoresALetterThatNoJobHasTheKeyOf() {
    Job before = job();
    handle(deadLetter("unknown", 1, 1, FailureClass.PERMANENT));
    handle(deadLetter(null, 0, 1, FailureClass.PERMANENT));
    assertThat(job()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {Topics.SCHEDULER_SERVICE, Topics.WEBHOOK_SERVICE})
  void ignoresWhatAnOnlookerCouldNotApply(String onlooker) {
    Job before = job();
    DeadLetter letter = deadLetter(SCENARIO, 1, 1, FailureClass.PERMANENT);

    handle(
        new DeadLetter(
            letter.id(),
            Topics.deadLetters(EventType.STORY_READY.topic(), onlooker),
            0,
            0,
            EventType.STORY_READY.topic(),
            onlooker,
            SCENARIO,
            1,
            1,
            letter.reasonCode(),
            letter.failureClass(),
            letter.message(),
            null,
            letter.at()));

    assertThat(job()).isEqualTo(before);
  }

  @Test
  void succeedsAfterAllWhenAFailedStoryBecomesReady() {
    handle(deadLetter(SCENARIO, 1, 1, FailureClass.PERMANENT));

    scheduler
        .get(JobProjection.class)
        .storyReady(Facts.storyReady(SCENARIO, 1), Facts.anyDelivery());

    assertThat(job().status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  private void handle(DeadLetter letter) {
    scheduler
        .get(Transactions.class)
        .inOne(
            () -> {
              scheduler.get(FailedAttempts.class).deadLettered(letter);
              return letter;
            });
  }

  private void claimAgain() {
    scheduler.sql().sql("update story_generation_jobs set next_attempt_at = now()").update();
    scheduler.get(Claiming.class).run(1, "test");
  }

  private Job job() {
    return scheduler.get(Jobs.class).lockOfScenario(SCENARIO).orElseThrow();
  }

  private List<Published> storyFailed() {
    return scheduler.published().of(EventType.STORY_FAILED);
  }
}
