package io.storycast.scheduler.stages.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storycast.scheduler.stages.Steering;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RepeatConfiguration {

  private static final Duration EVERY = Duration.ofMinutes(1);

  @Bean
  RecurringTask<Void> stageOrders(Steering steering) {
    return Tasks.recurring("stage-orders", Schedules.fixedDelay(EVERY))
        .execute((task, context) -> steering.repeat());
  }
}
