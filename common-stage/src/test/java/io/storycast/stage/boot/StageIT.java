package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.JobCancelled;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.stage.Attempt;
import io.storycast.stage.StageFailure;
import io.storycast.stage.Work;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guarantees of a stage, on a real broker and a real database. */
class StageIT {

  private static final String DEAD_LETTERS =
      Topics.deadLetters(EventType.SCENARIO_CLAIMED.topic(), Topics.STORY_SERVICE);
  private static final String RESULTS = EventType.STORY_GENERATED.topic();

  private final AtomicInteger calls = new AtomicInteger();
  private final String scenarioId = UUID.randomUUID().toString();
  private final Database database = Dependencies.postgres().freshDatabase("stage");
  private @Nullable StageService service;

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  private StageService start(Work<ScenarioClaimed> work, String... settings) {
    StageService started = StageService.start(database, onlyMine(work), settings);
    service = started;
    return started;
  }

  private StageService service() {
    return Objects.requireNonNull(service);
  }

  /** A new consumer group starts at the beginning of the topic, where other tests left records. */
  private Work<ScenarioClaimed> onlyMine(Work<ScenarioClaimed> work) {
    return (claimed, attempt) ->
        claimed.scenarioId().equals(scenarioId) ? work.perform(claimed, attempt) : Optional.empty();
  }

  @Test
  void emitsTheResultOfItsWork() {
    start(this::write);

    Topic.publish(claim(1), Map.of(Headers.TRACEPARENT, trace()));

    ConsumerRecord<byte[], byte[]> emitted = awaitOne(RESULTS);
    assertThat(Topic.header(emitted, Headers.CE_TYPE)).isEqualTo("io.storycast.story-generated.v1");
    assertThat(Topic.header(emitted, Headers.TRACEPARENT)).startsWith("00-0af7651916cd43dd");
    await().untilAsserted(() -> assertThat(service().openObligations()).isZero());
  }

  @Test
  void worksOnceForARecordDeliveredFiveTimesAndEmitsEqualCopies() {
    start(this::write);

    for (int i = 0; i < 5; i++) {
      Topic.publish(claim(1));
      await().until(() -> !Topic.records(RESULTS, scenarioId).isEmpty());
      await().untilAsserted(() -> assertThat(service().openObligations()).isZero());
    }

    List<ConsumerRecord<byte[], byte[]>> copies = Topic.records(RESULTS, scenarioId);
    assertThat(calls).hasValue(1);
    assertThat(copies)
        .extracting(copy -> Topic.header(copy, Headers.CE_ID))
        .containsOnly(Topic.header(copies.getFirst(), Headers.CE_ID));
    assertThat(copies)
        .allSatisfy(copy -> assertThat(copy.value()).isEqualTo(copies.getFirst().value()));
  }

  @Test
  void worksForANewRevisionAndNeverEmitsAnEarlierOneAfterIt() {
    StageService stage = start(this::write);
    Topic.publish(claim(1));
    await().untilAsserted(() -> assertThat(Topic.records(RESULTS, scenarioId)).hasSize(1));
    Topic.publish(claim(2));
    await().untilAsserted(() -> assertThat(Topic.records(RESULTS, scenarioId)).hasSize(2));

    Topic.publish(claim(1));
    Topic.publish(claim(3));

    await().untilAsserted(() -> assertThat(Topic.records(RESULTS, scenarioId)).hasSize(3));
    await().untilAsserted(() -> assertThat(stage.openObligations()).isZero());
    assertThat(Topic.records(RESULTS, scenarioId))
        .extracting(copy -> Topic.header(copy, Headers.CE_ID))
        .doesNotHaveDuplicates();
    assertThat(calls).hasValue(3);
  }

  @Test
  void triesAgainAfterATransientFailure() {
    List<Boolean> first = new CopyOnWriteArrayList<>();
    start(
        (claimed, attempt) -> {
          first.add(attempt.isFirst());
          if (calls.incrementAndGet() < 3) {
            throw StageFailure.of(ReasonCode.PROVIDER_ERROR, "The provider answered 503.");
          }
          return Optional.of(Stories.storyOf(claimed));
        });

    Topic.publish(claim(1));

    awaitOne(RESULTS);
    assertThat(calls).hasValue(3);
    assertThat(first).containsExactly(true, false, false);
    assertThat(Topic.records(DEAD_LETTERS, scenarioId)).isEmpty();
  }

  @Test
  void knowsThatAnEarlierAttemptAndAReplayAreNotTheFirst() {
    Map<Integer, Boolean> first = new ConcurrentHashMap<>();
    start(
        (claimed, attempt) -> {
          first.put(claimed.revision(), attempt.isFirst());
          return Optional.of(Stories.storyOf(claimed));
        });

    Topic.publish(claim(1), Map.of(Headers.ATTEMPT, "2"));
    await().until(() -> first.containsKey(1));
    Topic.publish(claim(2), Map.of(Headers.REPLAY_ID, "4711"));
    await().until(() -> first.containsKey(2));

    assertThat(first.values()).containsOnly(false);
  }

  @Test
  void waitsAsLongAsTheProviderAsks() {
    AtomicInteger tries = new AtomicInteger();
    start(
        (claimed, attempt) -> {
          if (tries.getAndIncrement() == 0) {
            throw StageFailure.of(ReasonCode.PROVIDER_RATE_LIMITED, "429")
                .retryAfter(Duration.ofSeconds(2));
          }
          return Optional.of(Stories.storyOf(claimed));
        });
    Instant published = Instant.now();

    Topic.publish(claim(1));

    awaitOne(RESULTS);
    assertThat(Duration.between(published, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void givesTheOriginalRecordToTheDeadLettersWhenTriesAreUsedUp() {
    start(
        (claimed, attempt) -> {
          calls.incrementAndGet();
          throw StageFailure.of(ReasonCode.PROVIDER_ERROR, "The provider answered 503.");
        });
    ScenarioClaimed claim = claim(1);

    Topic.publish(claim, Map.of("custom", "kept", Headers.ATTEMPT, "2"));

    ConsumerRecord<byte[], byte[]> letter = awaitOne(DEAD_LETTERS);
    assertThat(calls).hasValue(3);
    assertThat(letter.value()).isEqualTo(EventCodec.write(claim, "/test").value());
    assertThat(Topic.header(letter, "custom")).isEqualTo("kept");
    assertThat(Topic.header(letter, Headers.ATTEMPT)).isEqualTo("2");
    assertThat(Topic.header(letter, Headers.REASON_CODE)).isEqualTo("provider-error");
    assertThat(Topic.header(letter, Headers.FAILURE_CLASS)).isEqualTo("TRANSIENT");
    assertThat(Topic.header(letter, Headers.STAGE_ATTEMPTS)).isEqualTo("3");
    assertThat(Topic.header(letter, Headers.DLT_ORIGINAL_TOPIC))
        .isEqualTo(EventType.SCENARIO_CLAIMED.topic());
    await().untilAsserted(() -> assertThat(service().openObligations()).isZero());
  }

  @Test
  void deadLettersAtOnceWhatCannotSucceed() {
    start(
        (claimed, attempt) -> {
          calls.incrementAndGet();
          throw StageFailure.of(ReasonCode.EMPTY_SEED, "The scenario has no seed text.");
        });

    Topic.publish(claim(1));

    assertThat(Topic.header(awaitOne(DEAD_LETTERS), Headers.REASON_CODE)).isEqualTo("empty-seed");
    assertThat(calls).hasValue(1);
  }

  @Test
  void deadLettersWhatItCannotReadAndGoesOnWithTheNeighbours() {
    start(this::write);
    String topic = EventType.SCENARIO_CLAIMED.topic();
    byte[] key = Topic.bytes(scenarioId);

    ProducerRecord<byte[], byte[]> notJson =
        new ProducerRecord<>(topic, key, new byte[] {(byte) 0xff, 0, 1});
    notJson.headers().add(Headers.CE_TYPE, Topic.bytes(EventType.SCENARIO_CLAIMED.type()));
    notJson.headers().add("bytes", new byte[] {(byte) 0xc3, 0x28});
    Topic.send(notJson);
    Topic.send(new ProducerRecord<>(topic, key, Topic.bytes("{}")));
    Topic.send(new ProducerRecord<>(topic, key, null));
    ProducerRecord<byte[], byte[]> nulInId =
        new ProducerRecord<>(
            topic, key, EventCodec.write(Stories.claimOf("a\u0000b", 1), "/test").value());
    nulInId.headers().add(Headers.CE_TYPE, Topic.bytes(EventType.SCENARIO_CLAIMED.type()));
    Topic.send(nulInId);
    Topic.publish(claim(1));

    awaitOne(RESULTS);
    await()
        .untilAsserted(
            () ->
                assertThat(Topic.records(DEAD_LETTERS, scenarioId))
                    .extracting(letter -> Topic.header(letter, Headers.REASON_CODE))
                    .containsExactly(
                        "unreadable-record",
                        "unknown-event-type",
                        "unknown-event-type",
                        "unreadable-record"));
  }

  @Test
  void dropsTheResultOfACancelledJobAndTellsTheWorkToStop() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    start(
        (claimed, attempt) -> {
          working.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return Optional.of(Stories.storyOf(claimed));
        });
    Topic.publish(claim(1));
    assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();

    Topic.publish(
        new JobCancelled("job", scenarioId, 1, 1, "slug", "not wanted", "test", Instant.now()));

    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    await().untilAsserted(() -> assertThat(service().openObligations()).isZero());
    assertThat(Topic.records(RESULTS, scenarioId)).isEmpty();
    assertThat(Topic.records(DEAD_LETTERS, scenarioId)).isEmpty();
  }

  @Test
  void worksForALaterAttemptOfACancelledJob() {
    start(this::write);
    Topic.publish(
        new JobCancelled("job", scenarioId, 1, 1, "slug", "not wanted", "test", Instant.now()));
    await()
        .until(
            () ->
                service()
                        .jdbc()
                        .sql("select count(*) from cancellation where scenario_id = ?")
                        .param(scenarioId)
                        .query(Long.class)
                        .single()
                    == 1);

    Topic.publish(claim(1), Map.of(Headers.ATTEMPT, "2"));

    awaitOne(RESULTS);
  }

  private Optional<StoryGenerated> write(ScenarioClaimed claimed, Attempt attempt) {
    calls.incrementAndGet();
    return Optional.of(Stories.storyOf(claimed));
  }

  private ConsumerRecord<byte[], byte[]> awaitOne(String topic) {
    await().atMost(Duration.ofSeconds(20)).until(() -> !Topic.records(topic, scenarioId).isEmpty());
    return Topic.records(topic, scenarioId).getFirst();
  }

  private ScenarioClaimed claim(int revision) {
    return Stories.claimOf(scenarioId, revision);
  }

  private static String trace() {
    return "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  }
}
