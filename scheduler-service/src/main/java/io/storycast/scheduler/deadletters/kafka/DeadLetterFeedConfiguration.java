package io.storycast.scheduler.deadletters.kafka;

import io.storycast.scheduler.DeadLetterProperties;
import io.storycast.scheduler.deadletters.Letters;
import io.storycast.stage.boot.Listeners;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Follows every dead-letter topic, those that come into being later too. */
@Configuration(proxyBeanMethods = false)
class DeadLetterFeedConfiguration {

  @Bean
  DeadLetterFeed deadLetterFeed(Letters letters) {
    return new DeadLetterFeed(letters);
  }

  @Bean
  @DependsOnDatabaseInitialization
  ConcurrentMessageListenerContainer<byte[], byte[]> deadLetterContainer(
      ConsumerFactory<?, ?> consumers,
      DeadLetterFeed feed,
      DeadLetterProperties properties,
      @Value("${spring.kafka.consumer.group-id}") String group) {
    return Listeners.container(consumers, properties.topicPattern(), group + "-dead-letters", feed);
  }
}
