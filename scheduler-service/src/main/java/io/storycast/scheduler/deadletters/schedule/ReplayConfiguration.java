package io.storycast.scheduler.deadletters.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storycast.scheduler.DeadLetterProperties;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.deadletters.CanaryWatch;
import io.storycast.scheduler.deadletters.LetterCommands;
import io.storycast.scheduler.deadletters.Letters;
import io.storycast.scheduler.deadletters.Rebuild;
import io.storycast.scheduler.deadletters.ReplayCommands;
import io.storycast.scheduler.deadletters.ReplayEnd;
import io.storycast.scheduler.deadletters.ReplayItems;
import io.storycast.scheduler.deadletters.ReplayRun;
import io.storycast.scheduler.deadletters.ReplayRun.Next;
import io.storycast.scheduler.deadletters.ReplayTasks;
import io.storycast.scheduler.deadletters.ReplayWire;
import io.storycast.scheduler.deadletters.Replays;
import io.storycast.scheduler.deadletters.schedule.DatabaseReplayTasks.Ordered;
import io.storycast.scheduler.jobtable.Transactions;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Duration SWEEP = Duration.ofHours(1);
  private static final int SWEPT_AT_ONCE = 1_000;

  @Bean
  ReplayCommands replayCommands(
      Transactions transactions, Replays replays, ReplayTasks tasks, AuditLog audit) {
    return new ReplayCommands(transactions, replays, tasks, audit);
  }

  @Bean
  LetterCommands letterCommands(
      Transactions transactions, Letters letters, ReplayTasks tasks, AuditLog audit) {
    return new LetterCommands(transactions, letters, tasks, audit);
  }

  @Bean
  ReplayRun replayRun(
      Replays replays,
      ReplayItems items,
      ReplayWire wire,
      AuditLog audit,
      Transactions transactions,
      DeadLetterProperties properties) {
    CanaryWatch canary =
        new CanaryWatch(
            replays, items, transactions, properties.canaryPatience(), properties.canaryWait());
    return new ReplayRun(
        replays, items, wire, canary, new ReplayEnd(replays, items, audit, transactions));
  }

  /** A process that dies leaves its replay to another one, as soon as its lease is over. */
  @Bean
  Task<?> replayTask(ReplayRun run, Clock clock) {
    return Tasks.custom(DatabaseReplayTasks.REPLAY, Ordered.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
        .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
        .execute(
            (instance, context) -> {
              Next next =
                  run.run(instance.getId(), () -> context.getSchedulerState().isShuttingDown());
              return (CompletionHandler<Ordered>)
                  (complete, operations) -> {
                    switch (next) {
                      case Next.Done() -> operations.remove();
                      case Next.Again(Duration delay) ->
                          operations.reschedule(complete, clock.instant().plus(delay));
                    }
                  };
            });
  }

  @Bean
  Task<?> rebuildTask(Rebuild rebuild, Clock clock) {
    return Tasks.custom(DatabaseReplayTasks.REBUILD, Ordered.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
        .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
        .execute(
            (instance, context) -> {
              boolean done = rebuild.run(() -> context.getSchedulerState().isShuttingDown());
              return (CompletionHandler<Ordered>)
                  (complete, operations) -> {
                    if (done) {
                      operations.remove();
                    } else {
                      operations.reschedule(complete, clock.instant());
                    }
                  };
            });
  }

  @Bean
  RecurringTask<Void> deadLetterSweep(Letters letters, DeadLetterProperties properties) {
    return Tasks.recurring("dead-letter-sweep", Schedules.fixedDelay(SWEEP))
        .execute(
            (task, context) -> {
              while (!context.getSchedulerState().isShuttingDown()
                  && letters.deleteSettled(properties.retention(), SWEPT_AT_ONCE) > 0) {
                // The next thousand; each in a short transaction of its own.
              }
            });
  }
}
