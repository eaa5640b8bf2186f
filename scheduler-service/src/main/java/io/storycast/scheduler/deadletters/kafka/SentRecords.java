package io.storycast.scheduler.deadletters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.storycast.contracts.Headers;
import io.storycast.scheduler.deadletters.ReplayItems.Item;
import io.storycast.scheduler.deadletters.ReplayWire.BrokerAwayException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an execution that died had sent: its records are looked for on their topics, from
 * the time they were taken up to the end.
 */
final class SentRecords {

  /** Where the broker stamps the records, its clock may be behind the database's. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_EMPTY_POLLS = 60;

  private final Readers readers;
  private final KnownTopics topics;

  SentRecords(Readers readers, KnownTopics topics) {
    this.readers = readers;
    this.topics = topics;
  }

  /** The ids of those letters whose records are there. */
  Set<String> find(String replayId, Collection<Item> items) {
    Map<String, List<Item>> byTopic =
        items.stream().collect(groupingBy(item -> String.valueOf(item.letter().source().topic())));
    Set<String> found = new HashSet<>();
    try (Consumer<byte[], byte[]> consumer = readers.everything()) {
      byTopic.forEach(
          (topic, ofTopic) -> {
            if (topics.exist(topic)) {
              scan(consumer, topic, since(ofTopic), marksOf(replayId, ofTopic, found));
            }
          });
    } catch (KafkaException e) {
      throw new BrokerAwayException("Kafka did not answer: " + e.getMessage(), e);
    }
    return found;
  }

  private static Instant since(List<Item> items) {
    return items.stream().map(Item::sendingAt).min(Instant::compareTo).orElseThrow().minus(SKEW);
  }

  /** Notes a record of this replay; says whether all are found. */
  private static Predicate<ConsumerRecord<byte[], byte[]>> marksOf(
      String replayId, List<Item> items, Set<String> found) {
    Set<String> wanted = items.stream().map(item -> item.letter().id()).collect(toSet());
    return candidate -> {
      String letter = text(candidate, Headers.REPLAY_OF);
      if (letter != null
          && wanted.contains(letter)
          && replayId.equals(text(candidate, Headers.REPLAY_ID))) {
        found.add(letter);
      }
      return found.containsAll(wanted);
    };
  }

  private static void scan(
      Consumer<byte[], byte[]> consumer,
      String topic,
      Instant since,
      Predicate<ConsumerRecord<byte[], byte[]>> complete) {
    Map<TopicPartition, Long> times = new HashMap<>();
    consumer
        .partitionsFor(topic)
        .forEach(
            partition ->
                times.put(new TopicPartition(topic, partition.partition()), since.toEpochMilli()));
    Map<TopicPartition, Long> starts = new HashMap<>();
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, start) -> {
              if (start != null) { // else nothing is that new
                starts.put(partition, start.offset());
              }
            });
    Map<TopicPartition, Long> ends = consumer.endOffsets(starts.keySet());
    consumer.assign(starts.keySet());
    starts.forEach(consumer::seek);
    readTo(consumer, ends, complete);
  }

  private static void readTo(
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Predicate<ConsumerRecord<byte[], byte[]>> complete) {
    int emptyPolls = 0;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      var batch = consumer.poll(POLL);
      emptyPolls = batch.isEmpty() ? emptyPolls + 1 : 0;
      if (emptyPolls > MOST_EMPTY_POLLS) {
        throw new BrokerAwayException("Kafka sends no records", null);
      }
      for (ConsumerRecord<byte[], byte[]> candidate : batch) {
        if (complete.test(candidate)) {
          return;
        }
      }
    }
  }

  private static @Nullable String text(ConsumerRecord<byte[], byte[]> candidate, String name) {
    Header header = candidate.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
