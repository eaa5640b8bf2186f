package io.storycast.benchmarks.orchestration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A subscriber that notes when it read of each scenario. */
final class ReadyTimes implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int GRACE_MS = 5_000;

  private final Map<String, Instant> readyAt = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean stopped;

  private ReadyTimes(String brokers, String topic) {
    this.thread = Thread.ofPlatform().daemon().name("subscriber").start(() -> read(brokers, topic));
  }

  static ReadyTimes of(String brokers, String topic) {
    return new ReadyTimes(brokers, topic);
  }

  /**
   * The milliseconds from each of these moments until the subscriber knew of it.
   *
   * @param claimedAt by scenario
   * @throws IllegalStateException when it never heard of one of them
   */
  List<Double> millisSince(Map<String, Instant> claimedAt) throws InterruptedException {
    for (int waited = 0; !readyAt.keySet().containsAll(claimedAt.keySet()); waited++) {
      if (waited == GRACE_MS) {
        throw new IllegalStateException("A story is in the tables, and nobody told of it");
      }
      Thread.sleep(1);
    }
    List<Double> all = new ArrayList<>();
    claimedAt.forEach(
        (scenario, claimed) ->
            all.add(Duration.between(claimed, readyAt.get(scenario)).toNanos() / 1e6));
    return all;
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  private void read(String brokers, String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", brokers,
            "group.id", "subscriber",
            "auto.offset.reset", "earliest");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (!stopped) {
        for (ConsumerRecord<String, byte[]> found : consumer.poll(POLL)) {
          readyAt.putIfAbsent(found.key(), Instant.now());
        }
      }
    }
  }
}
