package io.storycast.stage.engine;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.storycast.contracts.EventType;
import io.storycast.stage.Stage.Handler;
import java.time.Clock;
import java.util.List;

/** The stage's obligations as db-scheduler tasks: one task for each kind of fact it consumes. */
public final class ObligationTasks {

  private final ObligationRunner runner;
  private final Obligations obligations;
  private final Clock clock;

  private ObligationTasks(ObligationRunner runner, Obligations obligations, Clock clock) {
    this.runner = runner;
    this.obligations = obligations;
    this.clock = clock;
  }

  /** The tasks of a stage. */
  public static List<Task<?>> of(
      StageContext context,
      Results results,
      Outlet outlet,
      InFlight inFlight,
      Obligations obligations) {
    ObligationRunner runner = new ObligationRunner(context, results, outlet, inFlight);
    ObligationTasks tasks = new ObligationTasks(runner, obligations, context.clock());
    return context.stage().handlers().stream().<Task<?>>map(tasks::task).toList();
  }

  /** The task's name in {@code scheduled_tasks}. */
  private static String nameOf(EventType fact) {
    return fact.versionedName();
  }

  private Task<Obligation> task(Handler<?> handler) {
    return Tasks.custom(nameOf(handler.eventType()), Obligation.class)
        .onDeadExecution(
            (complete, operations) ->
                settle(runner.abandoned(dataOf(complete)), complete, operations))
        .execute(
            (instance, context) -> {
              Next next = runner.run(handler, instance.getData());
              return (CompletionHandler<Obligation>)
                  (complete, operations) -> settle(next, complete, operations);
            });
  }

  private void settle(
      Next next, ExecutionComplete complete, ExecutionOperations<Obligation> operations) {
    switch (next) {
      case Next.Done() -> obligations.remove(complete.getExecution());
      case Next.Again again ->
          operations.reschedule(complete, clock.instant().plus(again.delay()), again.obligation());
    }
  }

  private static Obligation dataOf(ExecutionComplete complete) {
    return (Obligation) complete.getExecution().taskInstance.getData();
  }
}
