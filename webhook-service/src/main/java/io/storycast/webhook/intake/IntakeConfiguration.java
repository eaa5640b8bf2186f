package io.storycast.webhook.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

  @Bean
  Intake intake(EventLog events, StagePauses pauses) {
    return new Intake(events, pauses);
  }
}
