package io.storycast.scheduler.deadletters.kafka;

import io.storycast.scheduler.deadletters.Letter;
import io.storycast.scheduler.deadletters.ReplayWire.BrokerAwayException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Values too large for a dead letter, read where the record came from. */
final class OmittedValues {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_POLLS = 20;

  private final Readers readers;

  OmittedValues(Readers readers) {
    this.readers = readers;
  }

  /** The value, or empty when the topic has it no longer. */
  Optional<byte[]> fetch(Letter.Source source) {
    String topic = source.topic();
    Integer number = source.partition();
    Long offset = source.offset();
    if (topic == null || number == null || offset == null) {
      return Optional.empty();
    }
    TopicPartition partition = new TopicPartition(topic, number);
    try (Consumer<byte[], byte[]> consumer = readers.everything()) {
      boolean there =
          consumer.partitionsFor(topic).stream().anyMatch(one -> one.partition() == number)
              && consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L) <= offset
              && consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L) > offset;
      return there ? read(consumer, partition, offset) : Optional.empty();
    } catch (KafkaException e) {
      throw new BrokerAwayException("Kafka did not answer: " + e.getMessage(), e);
    }
  }

  private static Optional<byte[]> read(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    for (int i = 0; i < MOST_POLLS; i++) {
      for (ConsumerRecord<byte[], byte[]> first : consumer.poll(POLL)) {
        // Compaction may have taken the record; the next one is another story.
        return first.offset() == offset ? Optional.ofNullable(first.value()) : Optional.empty();
      }
    }
    throw new BrokerAwayException("Kafka does not send the original record", null);
  }
}
