package io.storycast.scheduler.deadletters.postgres;

import io.storycast.scheduler.deadletters.LetterProjection;
import io.storycast.scheduler.deadletters.Letters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

  @Bean
  LetterProjection letterProjection(Letters letters) {
    return new LetterProjection(letters);
  }
}
