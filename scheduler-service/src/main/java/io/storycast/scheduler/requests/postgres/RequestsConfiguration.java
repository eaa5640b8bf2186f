package io.storycast.scheduler.requests.postgres;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.jobtable.JobEvents;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.scheduler.requests.Idempotency;
import io.storycast.scheduler.requests.IdempotencyKeys;
import io.storycast.scheduler.requests.JobRequests;
import io.storycast.scheduler.requests.WantedJobs;
import io.storycast.scheduler.requests.WantedScenarios;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {

  @Bean
  JobRequests jobRequests(
      Transactions transactions,
      WantedScenarios scenarios,
      WantedJobs jobs,
      Claiming claiming,
      JobEvents events,
      AuditLog audit) {
    return new JobRequests(transactions, scenarios, jobs, claiming, events, audit);
  }

  @Bean
  Idempotency idempotency(Transactions transactions, IdempotencyKeys keys) {
    return new Idempotency(transactions, keys);
  }
}
