package io.storycast.scheduler.jobs.postgres;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.jobs.FailedAttempts;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobProjection;
import io.storycast.scheduler.jobs.Jobs;
import io.storycast.scheduler.jobs.RetryRules;
import io.storycast.scheduler.jobtable.StoryProgress;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.stage.Publisher;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

  @Bean
  JobProjection jobProjection(Jobs jobs, StoryProgress progress, Consumer<Job> whenReady) {
    return new JobProjection(jobs, progress, whenReady);
  }

  @Bean
  FailedAttempts failedAttempts(
      Jobs jobs, Publisher publisher, SchedulerProperties properties, Clock clock) {
    RetryRules rules =
        new RetryRules(
            properties.maxAttempts(),
            properties.retry().firstDelay(),
            properties.retry().maxDelay());
    return new FailedAttempts(
        jobs, publisher, rules, clock, () -> ThreadLocalRandom.current().nextDouble());
  }

  @Bean
  JobCommands jobCommands(
      Transactions transactions,
      Jobs jobs,
      Publisher publisher,
      StoryProgress progress,
      Clock clock) {
    return new JobCommands(transactions, jobs, publisher, progress, clock);
  }
}
