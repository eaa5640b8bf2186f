package io.storycast.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.Message;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Some topics as any other service sees them, from their beginning. */
final class TopicClient implements AutoCloseable {

  private static final Map<String, Object> BROKERS =
      Map.of("bootstrap.servers", Dependencies.kafka().brokers());

  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(BROKERS, new ByteArraySerializer(), new ByteArraySerializer());
  private final KafkaConsumer<byte[], byte[]> consumer =
      new KafkaConsumer<>(BROKERS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

  TopicClient(String... read) {
    for (String topic : read) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  void publish(Event event) {
    Message message = EventCodec.write(event, "/test");
    ProducerRecord<byte[], byte[]> out =
        new ProducerRecord<>(message.topic(), message.key().getBytes(UTF_8), message.value());
    message.headers().forEach((name, text) -> out.headers().add(name, text.getBytes(UTF_8)));
    try {
      producer.send(out).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every record that is now in the topic with this key. */
  synchronized List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
      consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }
    return seen.stream()
        .filter(one -> one.topic().equals(topic) && key.equals(new String(one.key(), UTF_8)))
        .toList();
  }

  @Override
  public synchronized void close() {
    producer.close();
    consumer.close();
  }
}
