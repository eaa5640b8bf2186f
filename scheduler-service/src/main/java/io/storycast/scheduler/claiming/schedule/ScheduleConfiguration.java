package io.storycast.scheduler.claiming.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storycast.scheduler.Instance;
import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.claiming.ContentTablesMissing;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Recurring tasks in the database: whichever scheduler is free runs one, and never two at the same
 * time.
 */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

  private static final Logger log = LoggerFactory.getLogger(ScheduleConfiguration.class);

  @Bean
  RecurringTask<Void> generationRun(
      Claiming claiming, SchedulerProperties properties, Instance instance) {
    return Tasks.recurring("generation-run", schedule(properties.schedule()))
        .execute(
            (task, context) ->
                whenTablesAreThere(
                    () -> claiming.run(properties.claimLimit(), "schedule " + instance.name())));
  }

  @Bean
  RecurringTask<Void> lockSweep(
      Claiming claiming, SchedulerProperties properties, Instance instance) {
    return Tasks.recurring("lock-sweep", Schedules.fixedDelay(properties.sweepEvery()))
        .execute((task, context) -> claiming.sweep("sweep " + instance.name()));
  }

  @Bean
  RecurringTask<Void> scenarioBackfill(Claiming claiming, SchedulerProperties properties) {
    return Tasks.recurring("scenario-backfill", Schedules.fixedDelay(properties.backfillEvery()))
        .execute((task, context) -> whenTablesAreThere(claiming::backfill));
  }

  /** A cron expression with 6 fields, in UTC; {@code -} or nothing never comes due. */
  static Schedule schedule(String expression) {
    String cron = expression.isBlank() ? "-" : expression.strip();
    try {
      return Schedules.cron(cron, ZoneOffset.UTC);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "SCHEDULE must be a cron expression with 6 fields such as '0 */15 * * * *'"
              + " (second, minute, hour, day, month, weekday), or '-' for none, not '%s'"
                  .formatted(cron),
          e);
    }
  }

  private static void whenTablesAreThere(Runnable work) {
    try {
      work.run();
    } catch (ContentTablesMissing missing) {
      // Said once at warning level when it was found out.
      log.debug("nothing to claim from yet: {} missing", missing.getMessage());
    }
  }
}
