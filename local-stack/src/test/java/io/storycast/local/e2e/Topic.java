package io.storycast.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What is in a topic now, from its start. */
final class Topic {

  private Topic() {}

  /** Every record of some topics. */
  static List<ConsumerRecord<byte[], byte[]>> records(String brokers, List<String> topics) {
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
  static <E extends Event> List<E> events(String brokers, Class<E> kind) {
    EventType type = EventType.ofRecord(kind);
    return records(brokers, List.of(type.topic())).stream()
        .map(record -> kind.cast(event(type, record.value())))
        .toList();
  }

  /** Waits until every consumer group has committed the end of what it consumes. */
  static void awaitConsumed(String brokers) {
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

  /** A header's text. */
  static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  static KafkaConsumer<byte[], byte[]> consumer(String brokers) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", brokers),
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
