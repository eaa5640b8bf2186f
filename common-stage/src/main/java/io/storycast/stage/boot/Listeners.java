package io.storycast.stage.boot;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Listener containers that never give up on a batch. */
public final class Listeners {

  private static final long FIRST_DELAY_MS = 500;
  private static final long MAX_DELAY_MS = 10_000;

  private Listeners() {}

  static ConcurrentMessageListenerContainer<byte[], byte[]> container(
      ConsumerFactory<?, ?> consumers,
      List<String> topics,
      BatchMessageListener<byte[], byte[]> listener) {
    return container(consumers, new ContainerProperties(topics.toArray(new String[0])), listener);
  }

  /**
   * A container of another consumer group that follows every topic whose whole name matches, those
   * that come into being later too.
   */
  public static ConcurrentMessageListenerContainer<byte[], byte[]> container(
      ConsumerFactory<?, ?> consumers,
      Pattern topics,
      String group,
      BatchMessageListener<byte[], byte[]> listener) {
    ContainerProperties properties = new ContainerProperties(topics);
    properties.setGroupId(group);
    return container(consumers, properties, listener);
  }

  private static ConcurrentMessageListenerContainer<byte[], byte[]> container(
      ConsumerFactory<?, ?> consumers,
      ContainerProperties properties,
      BatchMessageListener<byte[], byte[]> listener) {
    properties.setMessageListener(listener);
    properties.setAckMode(ContainerProperties.AckMode.BATCH);
    properties.setMissingTopicsFatal(false);
    // Otherwise a container whose rights are missing would stop for good.
    properties.setAuthExceptionRetryInterval(Duration.ofMillis(MAX_DELAY_MS));
    @SuppressWarnings("unchecked") // the deserializers are set in storycast-stage.properties
    ConsumerFactory<byte[], byte[]> bytes = (ConsumerFactory<byte[], byte[]>) consumers;
    var container = new ConcurrentMessageListenerContainer<>(bytes, properties);
    container.setCommonErrorHandler(retryForEver());
    return container;
  }

  /** Only an outage of the database or the broker gets here: wait for its end, skip nothing. */
  private static DefaultErrorHandler retryForEver() {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_DELAY_MS, 2);
    backOff.setMaxInterval(MAX_DELAY_MS);
    DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
    handler.setClassifications(java.util.Map.of(), true);
    return handler;
  }
}
