package io.storycast.scheduler.claiming.postgres;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.claiming.Announcements;
import io.storycast.scheduler.claiming.ClaimRules;
import io.storycast.scheduler.claiming.ClaimRuns;
import io.storycast.scheduler.claiming.ClaimedFacts;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.claiming.CostModel;
import io.storycast.scheduler.claiming.DryRun;
import io.storycast.scheduler.claiming.JobQueue;
import io.storycast.scheduler.claiming.Scenarios;
import io.storycast.scheduler.claiming.Wishes;
import io.storycast.scheduler.jobtable.JobEvents;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.stage.Publisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClaimingConfiguration {

  @Bean
  ClaimRules claimRules(SchedulerProperties properties) {
    return new ClaimRules(
        properties.maxInFlight(),
        properties.dailyMaxGenerations(),
        properties.lockTtl(),
        properties.language());
  }

  @Bean
  Claiming claiming(
      Transactions transactions,
      JobQueue queue,
      Announcements announcements,
      ClaimRules rules,
      JobEvents events,
      ClaimRuns runs) {
    return new Claiming(transactions, queue, announcements, rules, events, runs);
  }

  @Bean
  Announcements announcements(
      JobQueue queue,
      Scenarios scenarios,
      ClaimedFacts facts,
      Wishes wishes,
      Publisher publisher,
      ClaimRules rules) {
    return new Announcements(queue, scenarios, facts, wishes, publisher, rules.language());
  }

  @Bean
  DryRun dryRun(
      JobQueue queue, Scenarios scenarios, ClaimRules rules, SchedulerProperties properties) {
    return new DryRun(queue, scenarios, rules, costs(properties.estimate()));
  }

  private static CostModel costs(SchedulerProperties.Estimate estimate) {
    return new CostModel(
        estimate.charactersPerToken(),
        estimate.promptOverheadTokens(),
        estimate.storyTokens(),
        estimate.narrationCharacters(),
        estimate.promptPrice(),
        estimate.completionPrice(),
        estimate.speechPrice(),
        estimate.currency());
  }
}
