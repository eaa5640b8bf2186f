package io.storycast.webhook.postgres;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storycast.webhook.WebhookProperties;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresConfiguration.class);
  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  @Bean
  Vault vault(WebhookProperties settings) {
    Vault vault = new Vault(settings.secretKey());
    if (!vault.seals()) {
      LOG.warn("WEBHOOK_SECRET_KEY is not set: secrets of endpoints are stored as they are");
    }
    return vault;
  }

  @Bean
  RecurringTask<Void> webhookRetention(Retention retention) {
    return Tasks.recurring("webhook-retention", Schedules.fixedDelay(FORGET_EVERY))
        .execute((task, context) -> retention.forget());
  }
}
