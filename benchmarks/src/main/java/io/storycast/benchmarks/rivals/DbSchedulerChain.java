package io.storycast.benchmarks.rivals;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;

/** db-scheduler alone: one durable task a story, on virtual threads, retried with back-off. */
final class DbSchedulerChain implements Rival {

  private static final String TABLE =
      """
      create table if not exists scheduled_tasks (
        task_name text not null, task_instance text not null, task_data bytea,
        execution_time timestamp with time zone not null, picked boolean not null,
        picked_by text, last_success timestamp with time zone,
        last_failure timestamp with time zone, consecutive_failures int,
        last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
        primary key (task_name, task_instance));
      create index if not exists scheduled_tasks_time on scheduled_tasks (execution_time)""";

  private static final TaskDescriptor<Data> TELL = TaskDescriptor.of("tell", Data.class);

  private final Site site;
  private final Scheduler scheduler;
  private final Claimer claimer;

  /** What the task needs to know. */
  record Data(String id, String slug, String title, String seedText) implements Serializable {

    Scenario scenario() {
      return new Scenario(id, slug, title, seedText);
    }
  }

  DbSchedulerChain(Settings settings, Site site, Steps steps) {
    this.site = site;
    OneTimeTask<Data> task =
        Tasks.oneTime(TELL)
            .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1)))
            .execute((instance, _) -> tell(steps, instance.getData().scenario()));
    this.scheduler =
        Scheduler.create(site.dataSource(), task)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .threads(settings.concurrency())
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(Duration.ofMillis(50))
            .enableImmediateExecution()
            .build();
    this.claimer = new Claimer(settings, site, this::schedule);
  }

  @Override
  public void start() throws SQLException {
    try (Connection connection = site.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    scheduler.start();
    claimer.start();
  }

  @Override
  public void close() {
    claimer.close();
    scheduler.stop();
  }

  private void schedule(Scenario s) {
    scheduler.scheduleIfNotExists(
        TELL.instance(s.id())
            .data(new Data(s.id(), s.slug(), s.title(), s.seedText()))
            .scheduledTo(Instant.now()));
  }

  private void tell(Steps steps, Scenario scenario) {
    String body = steps.story(scenario);
    steps.publish(scenario, steps.narration(scenario, body));
    claimer.done();
  }
}
