package io.storycast.scheduler.deadletters.kafka;

import io.storycast.scheduler.DeadLetterProperties;
import io.storycast.scheduler.deadletters.Letters;
import io.storycast.stage.Tracing;
import io.storycast.stage.boot.Listeners;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The two ways of a dead letter: into the store, and back. */
@Configuration(proxyBeanMethods = false)
class DeadLetterFeedConfiguration {

  /** The largest fact with the headers of a replay, and what other systems may send. */
  private static final int MOST_BYTES = 3 * 1024 * 1024;

  @Bean
  DeadLetterFeed deadLetterFeed(Letters letters) {
    return new DeadLetterFeed(letters);
  }

  /** Follows every dead-letter topic, those that come into being later too. */
  @Bean
  @DependsOnDatabaseInitialization
  ConcurrentMessageListenerContainer<byte[], byte[]> deadLetterContainer(
      ConsumerFactory<?, ?> consumers,
      DeadLetterFeed feed,
      DeadLetterProperties properties,
      @Value("${spring.kafka.consumer.group-id}") String group) {
    return Listeners.container(consumers, properties.topicPattern(), group + "-dead-letters", feed);
  }

  @Bean
  Readers deadLetterReaders(ConsumerFactory<?, ?> consumers) {
    return new Readers(consumers);
  }

  @Bean
  KnownTopics knownTopics(KafkaAdmin admin, Clock clock) {
    return new KnownTopics(Admin.create(admin.getConfigurationProperties()), clock);
  }

  @Bean
  KafkaRebuild deadLetterRebuild(
      Readers readers, DeadLetterFeed feed, DeadLetterProperties properties) {
    return new KafkaRebuild(readers, feed, properties.topicPattern());
  }

  @Bean
  KafkaReplayWire replayWire(
      ReplayProducer producer, Readers readers, KnownTopics topics, Tracing tracing) {
    return new KafkaReplayWire(
        producer.template(),
        topics,
        new OmittedValues(readers),
        new SentRecords(readers, topics),
        new ReplaySteps(tracing));
  }

  /** A producer of its own: it sends many records at once, and larger ones. */
  @Bean
  ReplayProducer replayProducer(ProducerFactory<?, ?> producers) {
    @SuppressWarnings("unchecked") // the serializers are set in storycast-stage.properties
    ProducerFactory<byte[], byte[]> bytes = (ProducerFactory<byte[], byte[]>) producers;
    return new ReplayProducer(
        new KafkaTemplate<>(
            bytes,
            Map.of(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MOST_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                5)));
  }

  /** A type of its own, so that nobody else is given this template. */
  record ReplayProducer(KafkaTemplate<byte[], byte[]> template) implements AutoCloseable {

    @Override
    public void close() {
      template.destroy();
    }
  }
}
