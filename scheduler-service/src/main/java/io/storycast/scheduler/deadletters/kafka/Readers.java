package io.storycast.scheduler.deadletters.kafka;

import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.kafka.core.ConsumerFactory;

/** Consumers that read here and there: they join no group and commit nothing. */
final class Readers {

  private final ConsumerFactory<byte[], byte[]> consumers;

  @SuppressWarnings("unchecked") // the deserializers are set in storycast-stage.properties
  Readers(ConsumerFactory<?, ?> consumers) {
    this.consumers = (ConsumerFactory<byte[], byte[]>) consumers;
  }

  /** Reads what every consumer of this service reads. */
  Consumer<byte[], byte[]> committed() {
    return consumers.createConsumer(null, null, "-reader", new Properties());
  }

  /** Reads also what an open transaction of somebody else keeps others from reading yet. */
  Consumer<byte[], byte[]> everything() {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    return consumers.createConsumer(null, null, "-reader", settings);
  }
}
