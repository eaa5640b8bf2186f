package io.storycast.scheduler.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.EventType;
import io.storycast.contracts.JobCancelled;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import io.storycast.scheduler.jobs.JobCommands.Outcome;
import io.storycast.scheduler.jobs.JobCommands.Who;
import io.storycast.scheduler.jobtable.JobStatus;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class JobCommandsIT {

  private static final Who ANYBODY = new Who("api", "");

  private final Site site = Site.empty();
  private final SchedulerOnDatabase scheduler =
      SchedulerOnDatabase.start(site.database(), Settings.uncapped());
  private final JobCommands commands = scheduler.get(JobCommands.class);

  @BeforeEach
  void addAJob() {
    site.addScenarios(1);
    scheduler.get(Claiming.class).backfill();
  }

  @AfterEach
  void stop() {
    scheduler.close();
  }

  @Test
  void tellsTheStagesWhenARunningJobIsCancelled() {
    claim();

    Outcome outcome = commands.cancel(job().id(), new Who("api", "wrong seed"));

    assertThat(outcome).isEqualTo(new Outcome.Done(job()));
    assertThat(job())
        .returns(JobStatus.CANCELLED, Job::status)
        .returns("wrong seed", job -> job.attempts().lastError());
    assertThat(scheduler.published().of(EventType.JOB_CANCELLED))
        .singleElement()
        .extracting(published -> published.as(JobCancelled.class))
        .returns(1, JobCancelled::attempt)
        .returns("wrong seed", JobCancelled::reason)
        .returns("api", JobCancelled::by);
  }

  @Test
  void tellsNobodyWhenAJobIsCancelledThatNobodyHeardOf() {
    commands.cancel(job().id(), new Who("api", "not wanted"));

    assertThat(job().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(scheduler.published().all()).isEmpty();
  }

  @Test
  void doesNotClaimACancelledJob() {
    commands.cancel(job().id(), new Who("api", "not wanted"));

    assertThat(scheduler.get(Claiming.class).run(3, "test").claimed()).isEmpty();
  }

  @Test
  void continuesTheCountOfAttemptsAfterARetry() {
    claim();
    commands.cancel(job().id(), new Who("api", "wrong seed"));

    commands.retry(job().id(), ANYBODY);
    assertThat(job().status()).isEqualTo(JobStatus.QUEUED);
    claim();

    assertThat(job().attempts()).returns(2, Job.Attempts::count).returns(1, Job.Attempts::counted);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobStatus.class,
      mode = Mode.EXCLUDE,
      names = {"QUEUED", "RUNNING"})
  void refusesToCancelAJobThatHasEnded(JobStatus status) {
    set(status);
    assertThat(commands.cancel(job().id(), new Who("api", "late")))
        .isEqualTo(new Outcome.WrongStatus(job()));
    assertThat(job().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobStatus.class,
      mode = Mode.EXCLUDE,
      names = {"FAILED", "CANCELLED"})
  void refusesToRetryAJobThatDidNotFail(JobStatus status) {
    set(status);
    assertThat(commands.retry(job().id(), ANYBODY)).isEqualTo(new Outcome.WrongStatus(job()));
    assertThat(job().status()).isEqualTo(status);
  }

  @Test
  void saysWhenThereIsNoSuchJob() {
    String unknown = UUID.randomUUID().toString();
    assertThat(commands.cancel(unknown, ANYBODY)).isEqualTo(new Outcome.NoSuchJob());
    assertThat(commands.retry(unknown, ANYBODY)).isEqualTo(new Outcome.NoSuchJob());
  }

  private void claim() {
    scheduler.get(Claiming.class).run(1, "test");
  }

  private void set(JobStatus status) {
    scheduler
        .sql()
        .sql("update story_generation_jobs set status = :status")
        .param("status", status.code())
        .update();
  }

  private Job job() {
    return scheduler.get(Jobs.class).lockOfScenario("s-0001").orElseThrow();
  }
}
