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

/** The topics as any other service sees them. */
final class TopicClient implements AutoCloseable {

  private static final Map<String, Object> BROKERS =
      Map.of("bootstrap.servers", Dependencies.kafka().brokers());

  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(BROKERS, new ByteArraySerializer(), new ByteArraySerializer());

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

  /** Every record of the topic with this key. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
    try (var consumer =
        new KafkaConsumer<>(BROKERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
      return found.stream().filter(one -> key.equals(new String(one.key(), UTF_8))).toList();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
