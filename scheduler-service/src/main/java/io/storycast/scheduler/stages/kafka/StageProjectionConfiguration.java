package io.storycast.scheduler.stages.kafka;

import io.storycast.contracts.Topics;
import io.storycast.scheduler.stages.StageReports;
import io.storycast.stage.Projection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StageProjectionConfiguration {

  @Bean
  Projection stageReportsProjection(StageReports reports) {
    return Projection.of(Topics.SCHEDULER_SERVICE).onStatus(reports::keep);
  }
}
