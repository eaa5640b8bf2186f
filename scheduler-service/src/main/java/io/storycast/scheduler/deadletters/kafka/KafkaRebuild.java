package io.storycast.scheduler.deadletters.kafka;

import io.storycast.scheduler.deadletters.Rebuild;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads beside the feed, in no consumer group: the feed goes on where it is, and nothing has to be
 * stopped.
 */
final class KafkaRebuild implements Rebuild {

  private static final Logger log = LoggerFactory.getLogger(KafkaRebuild.class);

  private static final Duration POLL = Duration.ofMillis(500);

  private final Readers readers;
  private final DeadLetterFeed feed;
  private final Pattern topics;

  KafkaRebuild(Readers readers, DeadLetterFeed feed, Pattern topics) {
    this.readers = readers;
    this.feed = feed;
    this.topics = topics;
  }

  @Override
  public boolean run(BooleanSupplier stopping) {
    try (Consumer<byte[], byte[]> consumer = readers.committed()) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readTo(consumer, consumer.endOffsets(partitions), stopping);
    }
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .listTopics()
        .forEach(
            (topic, infos) -> {
              if (topics.matcher(topic).matches()) {
                infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
              }
            });
    return partitions;
  }

  private boolean readTo(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, BooleanSupplier stopping) {
    int added = 0;
    int read = 0;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (stopping.getAsBoolean()) {
        return false;
      }
      List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
      consumer.poll(POLL).forEach(batch::add);
      added += batch.isEmpty() ? 0 : feed.keep(batch);
      read += batch.size();
    }
    log.info("Dead-letter topics read from the start: {} records, {} were missing", read, added);
    return true;
  }
}
