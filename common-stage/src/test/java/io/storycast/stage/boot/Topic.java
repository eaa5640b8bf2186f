package io.storycast.stage.boot;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.Message;
import io.storycast.testing.Dependencies;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A topic as any Kafka client sees it. */
final class Topic {

  private static final KafkaProducer<byte[], byte[]> PRODUCER =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              Dependencies.kafka().brokers(),
              "acks",
              "all",
              "max.request.size",
              2 * 1024 * 1024),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  private Topic() {}

  static void publish(Event event, Map<String, String> moreHeaders) {
    Message message = EventCodec.write(event, "/test");
    ProducerRecord<byte[], byte[]> produced =
        new ProducerRecord<>(message.topic(), bytes(message.key()), message.value());
    message.headers().forEach((name, value) -> produced.headers().add(name, bytes(value)));
    moreHeaders.forEach((name, value) -> produced.headers().add(name, bytes(value)));
    send(produced);
  }

  static void publish(Event event) {
    publish(event, Map.of());
  }

  static void send(ProducerRecord<byte[], byte[]> produced) {
    try {
      PRODUCER.send(produced).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every record of the topic with this key, oldest first within its partition. */
  static List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
    return records(topic).stream()
        .filter(
            found ->
                found.key() != null && new String(found.key(), StandardCharsets.UTF_8).equals(key))
        .toList();
  }

  static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", Dependencies.kafka().brokers());
    properties.put("isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }

  static @Nullable String header(ConsumerRecord<byte[], byte[]> found, String name) {
    var header = found.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
