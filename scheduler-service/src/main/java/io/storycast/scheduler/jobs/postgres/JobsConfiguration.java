package io.storycast.scheduler.jobs.postgres;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.assets.Assets;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.history.JobHistory;
import io.storycast.scheduler.jobs.BulkOrders;
import io.storycast.scheduler.jobs.FailedAttempts;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobDetails;
import io.storycast.scheduler.jobs.JobProjection;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobs.Jobs;
import io.storycast.scheduler.jobs.Recipe;
import io.storycast.scheduler.jobs.RetryRules;
import io.storycast.scheduler.jobtable.JobEvents;
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
  JobProjection jobProjection(
      Jobs jobs, StoryProgress progress, JobEvents events, Assets assets, Consumer<Job> whenReady) {
    return new JobProjection(jobs, progress, events, assets, whenReady);
  }

  @Bean
  FailedAttempts failedAttempts(
      Jobs jobs,
      Publisher publisher,
      SchedulerProperties properties,
      Clock clock,
      JobEvents events) {
    RetryRules rules =
        new RetryRules(
            properties.maxAttempts(),
            properties.retry().firstDelay(),
            properties.retry().maxDelay());
    return new FailedAttempts(
        jobs, publisher, rules, clock, () -> ThreadLocalRandom.current().nextDouble(), events);
  }

  @Bean
  BulkOrders bulkOrders(
      Transactions transactions, JobSearch search, JobCommands commands, AuditLog audit) {
    return new BulkOrders(transactions, search, commands, audit);
  }

  @Bean
  JobDetails jobDetails(Jobs jobs, JobHistory history, Assets assets, Recipe.Prompts prompts) {
    return new JobDetails(jobs, history, assets, prompts);
  }

  @Bean
  JobCommands jobCommands(
      Transactions transactions,
      Jobs jobs,
      Publisher publisher,
      StoryProgress progress,
      JobEvents events,
      AuditLog audit) {
    return new JobCommands(transactions, jobs, publisher, progress, events, audit);
  }
}
