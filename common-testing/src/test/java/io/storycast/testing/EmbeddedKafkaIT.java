package io.storycast.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

  private static final String TOPIC = Topics.all().getFirst().name();

  @TempDir Path data;

  @Test
  void keepsRecordsAndOffsetsAcrossARestart() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.at(Ports.free(), data).start().createTopics()) {
      produce(kafka, "before");
      assertThat(consume(kafka, "readers", 1)).containsExactly("before");

      kafka.restart();

      produce(kafka, "after");
      assertThat(consume(kafka, "readers", 1)).containsExactly("after");
      assertThat(consume(kafka, "latecomers", 2)).containsExactly("before", "after");
    }
  }

  @Test
  void keepsItsClusterIdWhenAnotherInstanceStartsOnTheSameData() throws Exception {
    String first;
    try (EmbeddedKafka kafka = EmbeddedKafka.at(Ports.free(), data).start()) {
      first = clusterId(kafka);
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.at(Ports.free(), data).start()) {
      assertThat(clusterId(kafka)).isEqualTo(first);
    }
  }

  @Test
  void keepsAnOpenProducerWorkingAcrossARestart() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.at(Ports.free(), data).start().createTopics();
        KafkaProducer<String, String> producer = producer(kafka)) {
      producer.send(new ProducerRecord<>(TOPIC, "key", "one")).get(30, TimeUnit.SECONDS);
      kafka.restart();
      producer.send(new ProducerRecord<>(TOPIC, "key", "two")).get(30, TimeUnit.SECONDS);
      assertThat(consume(kafka, "readers", 2)).containsExactly("one", "two");
    }
  }

  @Test
  void createsEveryTopicAsDeclaredAndOnlyOnce() throws Exception {
    EmbeddedKafka kafka = Dependencies.kafka().createTopics();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()))) {
      for (Topics.Spec topic : Topics.all()) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        TopicDescription described =
            only(admin.describeTopics(List.of(topic.name())).allTopicNames());
        Config config = only(admin.describeConfigs(List.of(resource)).all());
        assertThat(described.partitions()).hasSize(topic.partitions());
        topic
            .config()
            .forEach((key, value) -> assertThat(config.get(key).value()).isEqualTo(value));
      }
    }
  }

  @Test
  void doesNotCreateUnknownTopics() {
    EmbeddedKafka kafka = Dependencies.kafka();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.brokers(), "max.block.ms", 500),
            new StringSerializer(),
            new StringSerializer())) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("misspelt", "x")).get())
          .hasMessageContaining("misspelt");
    }
  }

  private static <K, V> V only(KafkaFuture<Map<K, V>> future) throws Exception {
    return future.get().values().iterator().next();
  }

  private static String clusterId(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()))) {
      return admin.describeCluster().clusterId().get();
    }
  }

  private static void produce(EmbeddedKafka kafka, String value) throws Exception {
    try (KafkaProducer<String, String> producer = producer(kafka)) {
      producer.send(new ProducerRecord<>(TOPIC, "key", value)).get(30, TimeUnit.SECONDS);
    }
  }

  private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.brokers()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static List<String> consume(EmbeddedKafka kafka, String group, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.brokers(),
                "group.id",
                group,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                for (ConsumerRecord<String, String> next : consumer.poll(Duration.ofMillis(200))) {
                  values.add(next.value());
                }
                return values.size() >= count;
              });
      consumer.commitSync();
    }
    return values;
  }
}
