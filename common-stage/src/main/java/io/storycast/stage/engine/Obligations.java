package io.storycast.stage.engine;

import com.github.kagkarlsson.scheduler.task.Execution;
import io.storycast.contracts.StageStatus.Ages;
import java.util.List;

/** The rows of {@code scheduled_tasks} that are added outside db-scheduler. */
public interface Obligations {

  /**
   * Takes on obligations, all or none; one that is already there stays as it is.
   *
   * @return how many are new
   */
  int land(List<Landing> landings);

  /**
   * Adds a task in the caller's transaction; one that is already there stays as it is.
   *
   * @throws IllegalStateException when no transaction is active
   */
  void addInTransaction(String task, String instance, Object data);

  /** Removes a task that was executed to its end, unless another process took it over meanwhile. */
  void remove(Execution executed);

  /** How much waits, and since when. */
  Backlog backlog();

  /**
   * An obligation to take on.
   *
   * @param instance {@code scenarioId/revision}
   */
  record Landing(String task, String instance, Obligation obligation) {}

  /**
   * @param waiting obligations nobody works on, retries included
   * @param due those of them whose time has come: another process could begin them at once
   * @param oldestWaitingSeconds age of the oldest that waits since it landed; 0 when none does
   * @param ages of all that wait
   */
  record Backlog(long waiting, long due, double oldestWaitingSeconds, Ages ages) {}
}
