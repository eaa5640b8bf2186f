package io.storycast.audio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.Message;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts facts on the broker, and looks at what is there. */
final class KafkaFacts {

  private static final Map<String, Object> BROKERS =
      Map.of("bootstrap.servers", Dependencies.kafka().brokers());

  private KafkaFacts() {}

  static void publish(Event event) {
    Message message = EventCodec.write(event, "/test");
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(message.topic(), message.key().getBytes(UTF_8), message.value());
    message.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(BROKERS, new ByteArraySerializer(), new ByteArraySerializer())) {
      Future<?> _ = producer.send(record);
    }
  }

  /** Everything with this key that is in the topic now. */
  static List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(BROKERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (key.equals(new String(record.key(), UTF_8))) {
            found.add(record);
          }
        }
      }
      return found;
    }
  }
}
