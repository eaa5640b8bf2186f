package io.storycast.scheduler.requests.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storycast.scheduler.requests.IdempotencyKeys;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ForgetConfiguration {

  private static final Duration EVERY = Duration.ofMinutes(10);

  @Bean
  RecurringTask<Void> idempotencyRetention(
      IdempotencyKeys keys, @Value("${storycast.requests.idempotency-retention}") Duration age) {
    return Tasks.recurring("idempotency-retention", Schedules.fixedDelay(EVERY))
        .execute((task, context) -> keys.forget(age));
  }
}
