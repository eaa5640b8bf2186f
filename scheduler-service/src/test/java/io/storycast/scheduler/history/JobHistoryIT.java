package io.storycast.scheduler.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.FailureClass;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.fixtures.Facts;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.jobs.FailedAttempts;
import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobCommands.Who;
import io.storycast.scheduler.jobs.JobProjection;
import io.storycast.scheduler.jobs.Jobs;
import io.storycast.scheduler.jobtable.JobEventKind;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.jobtable.Transactions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobHistoryIT {

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
  void writesDownTheWholeLifeOfAJob() {
    fail(1, FailureClass.TRANSIENT);
    scheduler.sql().sql("update story_generation_jobs set next_attempt_at = now()").update();
    scheduler.get(Claiming.class).run(1, "test");
    fail(2, FailureClass.PERMANENT);
    scheduler.get(JobCommands.class).retry(jobId(), new Who("ann", "mended"));

    assertThat(kinds())
        .containsExactly(
            JobEventKind.CREATED,
            JobEventKind.CLAIMED,
            JobEventKind.DEAD_LETTERED,
            JobEventKind.REQUEUED,
            JobEventKind.CLAIMED,
            JobEventKind.DEAD_LETTERED,
            JobEventKind.FAILED,
            JobEventKind.RETRIED);
    assertThat(events().getFirst().event().by()).isEqualTo("backfill");
    assertThat(events().getLast().event().by()).isEqualTo("ann");
    assertThat(events().get(2).event().code()).isEqualTo("provider-timeout");
  }

  @Test
  void writesAFactThatComesAgainOnce() {
    storyGenerated();
    storyGenerated();

    assertThat(kinds())
        .containsExactly(JobEventKind.CREATED, JobEventKind.CLAIMED, JobEventKind.STORY_GENERATED);
    assertThat(events().getLast().event().details()).containsEntry("promptTokens", 900);
  }

  @Test
  void writesNothingOfATransactionThatIsUndone() {
    try {
      scheduler
          .get(Transactions.class)
          .inOne(
              () -> {
                scheduler.get(JobCommands.class).cancel(jobId(), new Who("ann", ""));
                throw new IllegalStateException("undone");
              });
    } catch (IllegalStateException expected) {
      // Thrown above.
    }
    assertThat(kinds()).containsExactly(JobEventKind.CREATED, JobEventKind.CLAIMED);
  }

  @Test
  void countsTheJobsOfEachStatusAsTheyAre() {
    fail(1, FailureClass.PERMANENT);
    scheduler.get(HistoryUpkeep.class).rollUp();
    scheduler.get(JobCommands.class).retry(jobId(), new Who("ann", ""));

    var counted =
        scheduler
            .sql()
            .sql(
                "select status, sum(jobs) as n from job_count group by status having sum(jobs) <> 0")
            .query((row, number) -> row.getString("status") + " " + row.getLong("n"))
            .list();

    assertThat(counted).containsExactly(JobStatus.QUEUED.code() + " 1");
  }

  private void storyGenerated() {
    scheduler
        .get(Transactions.class)
        .inOne(
            () -> {
              scheduler
                  .get(JobProjection.class)
                  .storyGenerated(Facts.storyGenerated(SCENARIO, 1), Facts.anyDelivery());
              return true;
            });
  }

  private void fail(int attempt, FailureClass failureClass) {
    scheduler
        .get(Transactions.class)
        .inOne(
            () -> {
              scheduler
                  .get(FailedAttempts.class)
                  .deadLettered(Facts.deadLetter(SCENARIO, 1, attempt, failureClass));
              return true;
            });
  }

  private List<JobEventKind> kinds() {
    return events().stream().map(event -> event.event().kind()).toList();
  }

  private List<RecordedEvent> events() {
    return scheduler.get(JobHistory.class).ofJobAfter(jobId(), 0, 100);
  }

  private String jobId() {
    return scheduler
        .get(Transactions.class)
        .inOne(() -> scheduler.get(Jobs.class).lockOfScenario(SCENARIO).orElseThrow().id());
  }
}
