package io.storycast.scheduler.deadletters.schedule;

import io.storycast.scheduler.deadletters.ReplayTasks;
import io.storycast.stage.engine.Obligations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of db-scheduler's table: whichever scheduler instance is free runs them. */
@Component
class DatabaseReplayTasks implements ReplayTasks {

  static final String REPLAY = "dead-letter-replay";
  static final String REBUILD = "dead-letter-rebuild";

  /** A task that runs just now looks at the replay's state itself, before its next slice. */
  private static final String WAKE =
      """
      update scheduled_tasks set execution_time = now(), version = version + 1
       where task_name = :task and task_instance = :instance and not picked
         and execution_time > now()
      """;

  private final Obligations obligations;
  private final JdbcClient jdbc;

  DatabaseReplayTasks(Obligations obligations, JdbcClient jdbc) {
    this.obligations = obligations;
    this.jdbc = jdbc;
  }

  /**
   * What a task is about; a type of its own, because db-scheduler wants one.
   *
   * @param by who ordered it
   */
  record Ordered(String by) {}

  @Override
  public void start(String replayId) {
    obligations.addInTransaction(REPLAY, replayId, new Ordered(replayId));
  }

  @Override
  public void wake(String replayId) {
    jdbc.sql(WAKE).param("task", REPLAY).param("instance", replayId).update();
  }

  @Override
  public void rebuild(String by) {
    obligations.addInTransaction(REBUILD, "all", new Ordered(by));
  }
}
