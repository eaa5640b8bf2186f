package io.storycast.scheduler.stages.postgres;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.scheduler.stages.ClaimingLoad;
import io.storycast.scheduler.stages.StageOrders;
import io.storycast.scheduler.stages.StageReports;
import io.storycast.scheduler.stages.Stages;
import io.storycast.scheduler.stages.Steering;
import io.storycast.stage.Publisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StagesConfiguration {

  @Bean
  Stages stages(StageReports reports, StageOrders orders, ClaimingLoad claiming) {
    return new Stages(reports, orders, claiming);
  }

  @Bean
  Steering steering(
      Transactions transactions, StageOrders orders, AuditLog audit, Publisher publisher) {
    return new Steering(transactions, orders, audit, publisher);
  }
}
