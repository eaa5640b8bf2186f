package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.Message;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.stage.Work;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What reaches a stage, and how often, whatever its consumer group goes through. */
class DeliveryIT {

  private static final String CLAIMS = EventType.SCENARIO_CLAIMED.topic();
  private static final String RESULTS = EventType.STORY_GENERATED.topic();
  private static final String DEAD_LETTERS = Topics.deadLetters(CLAIMS, Topics.STORY_SERVICE);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final String scenarioId = UUID.randomUUID().toString();
  private final Database database = Dependencies.postgres().freshDatabase("delivery");
  private final List<StageService> services = new ArrayList<>();

  @AfterEach
  void stop() {
    services.forEach(StageService::close);
  }

  @Test
  void aNewGroupReadsFromTheStartAndBuysNothingAgain() {
    Topic.publish(Stories.claimOf(scenarioId, 1));
    start("--KAFKA_CONSUMER_GROUP=first-" + scenarioId);
    awaitResults(scenarioId, 1);

    start("--KAFKA_CONSUMER_GROUP=second-" + scenarioId);

    awaitResults(scenarioId, 2);
    assertThat(calls).containsEntry(scenarioId, 1);
  }

  @Test
  void aRetryThatOvertakesTheOriginalIsTheSameWork() {
    start();

    Topic.publish(Stories.claimOf(scenarioId, 1), Map.of(Headers.ATTEMPT, "2"));
    Topic.publish(Stories.claimOf(scenarioId, 1), Map.of(Headers.ATTEMPT, "1"));

    awaitResults(scenarioId, 1);
    await().untilAsserted(() -> assertThat(services.getFirst().openObligations()).isZero());
    assertThat(calls).containsEntry(scenarioId, 1);
  }

  @Test
  void whatATransactionTookBackIsNotConsumed() {
    start();
    String aborted = UUID.randomUUID().toString();
    try (KafkaProducer<byte[], byte[]> producer = transactional()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(produced(Stories.claimOf(aborted, 1)));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(produced(Stories.claimOf(scenarioId, 1)));
      producer.commitTransaction();
    }

    awaitResults(scenarioId, 1);
    assertThat(calls).doesNotContainKey(aborted);
  }

  @Test
  void aCallMayLastLongerThanTheBrokerWaitsForAPoll() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    start(
        (claimed, attempt) -> {
          if (claimed.scenarioId().equals(scenarioId)) {
            working.countDown();
            awaitQuietly(answered);
          }
          return tell(claimed);
        },
        "--spring.kafka.consumer.properties[max.poll.interval.ms]=2000",
        "--spring.kafka.consumer.properties[session.timeout.ms]=6000");
    Topic.publish(Stories.claimOf(scenarioId, 1));
    assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();

    // Others are landed and served all the time, by the same member of the group.
    String member = onlyMember();
    await()
        .pollDelay(Duration.ofSeconds(3))
        .atMost(PATIENCE)
        .until(() -> onlyMember().equals(member));
    String other = UUID.randomUUID().toString();
    Topic.publish(Stories.claimOf(other, 1));
    awaitResults(other, 1);
    answered.countDown();

    awaitResults(scenarioId, 1);
    assertThat(calls).containsEntry(scenarioId, 1);
  }

  @Test
  void membersThatComeAndGoDelayNothingForLongAndRepeatNothing() {
    start("--spring.kafka.consumer.properties[heartbeat.interval.ms]=200");
    List<String> published = new ArrayList<>();

    for (int round = 0; round < 3; round++) {
      try (KafkaConsumer<byte[], byte[]> intruder = member()) {
        intruder.subscribe(List.of(CLAIMS));
        published.add(publishNew());
        await()
            .atMost(PATIENCE)
            .until(
                () -> {
                  intruder.poll(Duration.ofMillis(100));
                  return !intruder.assignment().isEmpty();
                });
        published.add(publishNew());
      }
      String last = published.getLast();
      awaitResults(last, 1);
    }

    published.forEach(id -> awaitResults(id, 1));
    assertThat(published).allSatisfy(id -> assertThat(calls).containsEntry(id, 1));
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void doesNotCommitPastARecordWhoseDeadLetterCannotBeSent(CapturedOutput log) throws Exception {
    start(
        "--spring.kafka.producer.properties[max.block.ms]=500",
        "--spring.kafka.producer.properties[request.timeout.ms]=1000",
        "--spring.kafka.producer.properties[delivery.timeout.ms]=2000",
        "--spring.kafka.producer.properties[metadata.max.age.ms]=500",
        "--spring.kafka.consumer.properties[metadata.max.age.ms]=500");
    String healthy = UUID.randomUUID().toString();
    try (Admin admin = Admin.create(broker())) {
      admin.deleteTopics(List.of(DEAD_LETTERS)).all().get();
      try {
        await()
            .ignoreExceptions()
            .until(() -> !admin.listTopics().names().get().contains(DEAD_LETTERS));
        ProducerRecord<byte[], byte[]> poison =
            new ProducerRecord<>(CLAIMS, 0, Topic.bytes(scenarioId), Topic.bytes("{}"));
        long offset = Topic.sent(poison).offset();

        await()
            .during(Duration.ofSeconds(2))
            .atMost(PATIENCE)
            .until(() -> committed(admin) <= offset);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(log).contains("create " + DEAD_LETTERS));
      } finally {
        Dependencies.kafka().createTopics();
      }
    }
    Topic.publish(Stories.claimOf(healthy, 1));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Topic.records(DEAD_LETTERS, scenarioId)).hasSize(1));
    awaitResults(healthy, 1);
  }

  private void start(String... settings) {
    start((claimed, attempt) -> tell(claimed), settings);
  }

  private void start(Work<ScenarioClaimed> work, String... settings) {
    services.add(StageService.start(database, work, settings));
  }

  private Optional<StoryGenerated> tell(ScenarioClaimed claimed) {
    calls.merge(claimed.scenarioId(), 1, Integer::sum);
    return Optional.of(Stories.storyOf(claimed));
  }

  private static String publishNew() {
    String id = UUID.randomUUID().toString();
    Topic.publish(Stories.claimOf(id, 1));
    return id;
  }

  private static void awaitResults(String id, int copies) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(Topic.records(RESULTS, id)).hasSizeGreaterThanOrEqualTo(copies));
  }

  private String onlyMember() {
    try (Admin admin = Admin.create(broker())) {
      return admin
          .describeConsumerGroups(List.of(database.name()))
          .all()
          .get()
          .get(database.name())
          .members()
          .iterator()
          .next()
          .consumerId();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private long committed(Admin admin) throws Exception {
    OffsetAndMetadata offset =
        admin
            .listConsumerGroupOffsets(database.name())
            .partitionsToOffsetAndMetadata()
            .get()
            .get(new TopicPartition(CLAIMS, 0));
    return offset == null ? 0 : offset.offset();
  }

  private KafkaConsumer<byte[], byte[]> member() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            Dependencies.kafka().brokers(),
            "group.id",
            database.name(),
            "enable.auto.commit",
            false,
            "heartbeat.interval.ms",
            200),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> transactional() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", Dependencies.kafka().brokers(), "transactional.id", scenarioId),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static Map<String, Object> broker() {
    return Map.of("bootstrap.servers", Dependencies.kafka().brokers());
  }

  private static ProducerRecord<byte[], byte[]> produced(ScenarioClaimed claim) {
    Message message = EventCodec.write(claim, "/test");
    ProducerRecord<byte[], byte[]> produced =
        new ProducerRecord<>(message.topic(), Topic.bytes(message.key()), message.value());
    message.headers().forEach((name, value) -> produced.headers().add(name, Topic.bytes(value)));
    return produced;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
