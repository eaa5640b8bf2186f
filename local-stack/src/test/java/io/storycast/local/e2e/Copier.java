package io.storycast.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes every fact that appears some more times, byte for byte, as soon as it appears. */
final class Copier implements AutoCloseable {

  private static final String MARK = "copied-by-test";
  private static final List<EventType> FACTS =
      List.of(
          EventType.SCENARIO_CLAIMED,
          EventType.STORY_GENERATED,
          EventType.AUDIO_UPLOADED,
          EventType.STORY_READY);

  private final int copies;
  private final AtomicInteger published = new AtomicInteger();
  private final Thread thread;
  private volatile boolean running = true;

  Copier(String brokers, int copies) {
    this.copies = copies;
    KafkaConsumer<byte[], byte[]> consumer = atTheEnd(brokers);
    thread = Thread.ofPlatform().name("copier").start(() -> copyAll(brokers, consumer));
  }

  /** The last copies may still be on their way when the stories are ready. */
  void awaitCopies(int records) {
    await("%d copies are published".formatted(records))
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(published).hasValueGreaterThanOrEqualTo(records));
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Positioned before this returns: what is published from now on is seen. */
  private static KafkaConsumer<byte[], byte[]> atTheEnd(String brokers) {
    KafkaConsumer<byte[], byte[]> consumer = Topic.consumer(brokers);
    List<TopicPartition> partitions =
        FACTS.stream()
            .flatMap(fact -> consumer.partitionsFor(fact.topic()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  private void copyAll(String brokers, KafkaConsumer<byte[], byte[]> consumer) {
    try (consumer;
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      while (running) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          if (record.headers().lastHeader(MARK) == null) {
            copy(record, producer);
          }
        }
      }
    }
  }

  private void copy(ConsumerRecord<byte[], byte[]> record, KafkaProducer<byte[], byte[]> producer) {
    for (int i = 0; i < copies; i++) {
      ProducerRecord<byte[], byte[]> copy =
          new ProducerRecord<>(
              record.topic(), null, record.key(), record.value(), record.headers());
      copy.headers().add(MARK, new byte[0]);
      Future<?> _ = producer.send(copy);
      published.incrementAndGet();
    }
  }
}
