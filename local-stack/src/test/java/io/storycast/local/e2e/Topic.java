package io.storycast.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Message;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.local.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What is in a topic now, from its start. */
public final class Topic {

  private Topic() {}

  /** Every record of some topics. */
  public static List<ConsumerRecord<byte[], byte[]>> records(String brokers, List<String> topics) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(brokers)) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** Every event of one kind. */
  public static <E extends Event> List<E> events(String brokers, Class<E> kind) {
    EventType type = EventType.ofRecord(kind);
    return records(brokers, List.of(type.topic())).stream()
        .map(record -> kind.cast(event(type, record.value())))
        .toList();
  }

  /** Publishes every fact that was ever published once more, byte for byte. */
  public static void repeatAll(String brokers) {
    List<String> facts =
        Stream.of(
                EventType.SCENARIO_CLAIMED,
                EventType.STORY_GENERATED,
                EventType.AUDIO_UPLOADED,
                EventType.STORY_READY)
            .map(EventType::topic)
            .toList();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records(brokers, facts)
          .forEach(
              record -> {
                Future<?> _ =
                    producer.send(
                        new ProducerRecord<>(
                            record.topic(), null, record.key(), record.value(), record.headers()));
              });
    }
  }

  /** Waits until every consumer group has committed the end of what it consumes. */
  public static void awaitConsumed(String brokers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      await("every record is consumed")
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> lag(admin) == 0);
    }
  }

  private static long lag(Admin admin) throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    Map<TopicPartition, Long> committed = new HashMap<>();
    for (GroupListing group : admin.listGroups().all().get()) {
      if (group.groupId().endsWith(Service.WEBHOOK.serviceName())) {
        continue; // it runs in a test of its own only
      }
      admin
          .listConsumerGroupOffsets(group.groupId())
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(
              (partition, offset) -> {
                latest.put(partition, OffsetSpec.latest());
                committed.merge(partition, offset.offset(), Math::min);
              });
    }
    long lag = 0;
    for (var end : admin.listOffsets(latest).all().get().entrySet()) {
      lag += end.getValue().offset() - committed.getOrDefault(end.getKey(), 0L);
    }
    return lag;
  }

  /** Sends a record and waits for the broker. */
  static void send(String brokers, Message message) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> kafkaRecord =
          new ProducerRecord<>(message.topic(), message.key().getBytes(UTF_8), message.value());
      message
          .headers()
          .forEach((name, text) -> kafkaRecord.headers().add(name, text.getBytes(UTF_8)));
      producer.send(kafkaRecord).get();
    }
  }

  /** A header's text. */
  public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  public static KafkaConsumer<byte[], byte[]> consumer(String brokers) {
    return new KafkaConsumer<>(
        // What is there is asked for: there is nothing to wait for.
        Map.of("bootstrap.servers", brokers, "fetch.max.wait.ms", 10),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Event event(EventType type, byte[] value) {
    try {
      return EventCodec.read(type, value);
    } catch (UnreadableEventException e) {
      throw new AssertionError("not a " + type, e);
    }
  }
}
