package io.storycast.benchmarks.inflight;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.Message;
import io.storycast.contracts.ScenarioClaimed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Scenarios that were claimed, as the scheduler tells of them. */
final class Claims {

  private Claims() {}

  /** Publishes so many, spread over the partitions by their ids. */
  static void publish(String brokers, String topic, int count) {
    Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        producer.send(record(topic, claim(i)));
      }
    }
  }

  private static ScenarioClaimed claim(int number) {
    return new ScenarioClaimed(
        "job-" + number,
        "scenario-" + number,
        1,
        "scenario-" + number,
        "Scenario " + number,
        "Maya has lost her way in a town she knew once.",
        "en",
        GenerationOptions.DEFAULTS,
        Instant.now());
  }

  private static ProducerRecord<String, byte[]> record(String topic, ScenarioClaimed claim) {
    Message message = EventCodec.write(claim, "/storycast/scheduler-service");
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, claim.scenarioId(), message.value());
    message
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
