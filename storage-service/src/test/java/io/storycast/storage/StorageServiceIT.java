package io.storycast.storage;

import static io.storycast.storage.StoryFacts.audio;
import static io.storycast.storage.StoryFacts.audioUrl;
import static io.storycast.storage.StoryFacts.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.Event;
import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Message;
import io.storycast.contracts.StoryReady;
import io.storycast.contracts.Topics;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service as it is shipped, between a broker and a database. */
class StorageServiceIT {

  private static final Database DATABASE = Dependencies.postgres().freshDatabase("storage_service");
  private static final JdbcClient DB = JdbcClient.create(DATABASE.dataSource());

  private static ConfigurableApplicationContext service;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start() {
    Map<String, Object> brokers = Map.of("bootstrap.servers", Dependencies.kafka().brokers());
    producer = new KafkaProducer<>(brokers, new ByteArraySerializer(), new ByteArraySerializer());
    service =
        SpringApplication.run(
            StorageServiceApplication.class,
            "--DATABASE_URL=" + DATABASE.url(),
            "--KAFKA_BROKERS=" + Dependencies.kafka().brokers(),
            "--KAFKA_CONSUMER_GROUP=" + UUID.randomUUID(),
            "--MANAGEMENT_PORT=0",
            "--MANAGEMENT_TOKEN=secret",
            "--LOG_LEVEL=warn");
  }

  @AfterAll
  static void stop() {
    producer.close(Duration.ZERO);
    service.close();
  }

  @Test
  void tellsThatAStoryIsReadyOnceItCanBeReadAndHeard() {
    String id = scenario();

    publish(audio(id, 1), text(id, 1));

    StoryReady ready = awaitReady(id).getFirst();
    assertThat(ready.audioUrl()).isEqualTo(audioUrl(1));
    assertThat(DB.sql("select id from stories where scenario_id = ?").param(id).query().singleRow())
        .containsEntry("id", ready.storyId());
  }

  @Test
  void tellsTheSameHoweverOftenTheFactsCome() {
    String id = scenario();

    for (int i = 0; i < 5; i++) {
      publish(text(id, 1), audio(id, 1));
    }
    String other = scenario();
    publish(text(other, 1), audio(other, 1));
    awaitReady(other);

    assertThat(awaitReady(id).stream().distinct()).hasSize(1);
    assertThat(
            DB.sql(
                    "select count(*) from vocabulary_items join stories on stories.id = story_id"
                        + " where scenario_id = ?")
                .param(id)
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void deadLettersAStoryWhoseScenarioIsGone() {
    String id = "gone-" + UUID.randomUUID();

    publish(text(id, 1));

    String deadLetters =
        Topics.deadLetters(EventType.STORY_GENERATED.topic(), Topics.STORAGE_SERVICE);
    await().atMost(Duration.ofSeconds(30)).until(() -> !records(deadLetters, id).isEmpty());
  }

  private static String scenario() {
    String id = UUID.randomUUID().toString();
    DB.sql("insert into scenarios (id, slug, title, seed_text) values (?, ?, 'Title', 'Seed')")
        .params(id, "slug-" + id)
        .update();
    return id;
  }

  private static void publish(Event... events) {
    for (Event event : events) {
      Message message = EventCodec.write(event, "/test");
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(message.topic(), message.key().getBytes(UTF_8), message.value());
      message.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
      Future<?> _ = producer.send(record);
    }
    producer.flush();
  }

  private static List<StoryReady> awaitReady(String scenarioId) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ready(scenarioId), found -> !found.isEmpty());
  }

  private static List<StoryReady> ready(String scenarioId) throws Exception {
    List<StoryReady> ready = new ArrayList<>();
    for (byte[] value : records(EventType.STORY_READY.topic(), scenarioId)) {
      ready.add((StoryReady) EventCodec.read(EventType.STORY_READY, value));
    }
    return ready;
  }

  /** Everything with this key that is in the topic now. */
  private static List<byte[]> records(String topic, String key) {
    Map<String, Object> brokers = Map.of("bootstrap.servers", Dependencies.kafka().brokers());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(brokers, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<byte[]> values = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (key.equals(new String(record.key(), UTF_8))) {
            values.add(record.value());
          }
        }
      }
      return values;
    }
  }
}
