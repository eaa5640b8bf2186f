package io.storycast.scheduler.history.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storycast.scheduler.HistoryProperties;
import io.storycast.scheduler.history.EventHub;
import io.storycast.scheduler.history.HistoryUpkeep;
import io.storycast.scheduler.history.JobHistory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

  @Bean(destroyMethod = "")
  EventHub eventHub(JobHistory history, Clock clock, HistoryProperties properties) {
    return new EventHub(history, clock, properties.maxListeners());
  }

  @Bean
  EventPump eventPump(EventHub hub, HistoryProperties properties) {
    return new EventPump(hub, properties.pollInterval());
  }

  /** Folds counters and measures activity: frequent, because people look at both. */
  @Bean
  RecurringTask<Void> activityRollup(HistoryUpkeep upkeep, HistoryProperties properties) {
    return Tasks.recurring("job-activity-rollup", Schedules.fixedDelay(properties.rollupInterval()))
        .execute((task, context) -> upkeep.rollUp());
  }

  @Bean
  RecurringTask<Void> historyRetention(HistoryUpkeep upkeep, HistoryProperties properties) {
    return Tasks.recurring("job-event-retention", Schedules.fixedDelay(properties.trimInterval()))
        .execute((task, context) -> upkeep.trim(properties.retention(), properties.mostPerJob()));
  }
}
