package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.Topics;
import io.storycast.stage.Attempt;
import io.storycast.stage.StageFailure;
import io.storycast.stage.Work;
import io.storycast.stage.engine.JsonTaskData;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes that die, freeze and stop while they work, on a real broker and a real database. */
class CrashIT {

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
  void keepsTheFirstRecordedResultWhenAPausedProcessWakesUp() throws Exception {
    CountDownLatch paused = new CountDownLatch(1);
    CountDownLatch wakes = new CountDownLatch(1);
    start(
        (claimed, attempt) -> {
          if (calls.incrementAndGet() == 1) {
            paused.countDown();
            awaitQuietly(wakes);
          }
          return Optional.of(Stories.storyOf(claimed, "written by call " + calls.get()));
        });
    Topic.publish(claim(1));
    assertThat(paused.await(20, TimeUnit.SECONDS)).isTrue();

    // Its lease runs out, as it would when the process is stopped for longer than its heartbeats.
    service()
        .jdbc()
        .sql(
            "update scheduled_tasks set picked = false, version = version + 1, execution_time = now()")
        .update();
    ConsumerRecord<byte[], byte[]> first = awaitOne(RESULTS);
    wakes.countDown();

    await().until(() -> Topic.records(RESULTS, scenarioId).size() == 2);
    assertThat(Topic.records(RESULTS, scenarioId))
        .allSatisfy(copy -> assertThat(copy.value()).isEqualTo(first.value()));
  }

  @Test
  void takesOverFromAProcessThatDied() {
    AtomicBoolean first = new AtomicBoolean(true);
    start(
        (claimed, attempt) -> {
          first.set(attempt.isFirst());
          return write(claimed, attempt);
        });

    leaveBehind(claim(2));

    awaitOne(RESULTS);
    assertThat(calls).hasValue(1);
    assertThat(first).isFalse();
  }

  @Test
  void deadLettersWorkThatKeepsKillingItsProcess() {
    start(this::write, "--storycast.stage.retry.abandoned-executions=1");

    leaveBehind(claim(7));

    ConsumerRecord<byte[], byte[]> letter = awaitOne(DEAD_LETTERS);
    assertThat(Topic.header(letter, Headers.REASON_CODE)).isEqualTo("abandoned");
    assertThat(calls).hasValue(0);
  }

  @Test
  void releasesItsWorkWhenItStopsAndAnotherProcessFinishesIt() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    StageService stopping =
        StageService.start(
            database,
            onlyMine(
                (claimed, attempt) -> {
                  working.countDown();
                  awaitQuietly(new CountDownLatch(1));
                  throw StageFailure.of(ReasonCode.PROVIDER_UNREACHABLE, "interrupted");
                }),
            "--storycast.stage.shutdown-grace=500ms");
    Topic.publish(claim(1));
    assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();

    stopping.close();
    start(this::write);

    awaitOne(RESULTS);
    assertThat(calls).hasValue(1);
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

  /** An obligation whose process died an hour ago. */
  private void leaveBehind(ScenarioClaimed claim) {
    service()
        .jdbc()
        .sql(
            """
            insert into scheduled_tasks (task_name, task_instance, task_data, execution_time,
              picked, picked_by, last_heartbeat, version)
            values ('scenario-claimed.v1', ?, ?, now(), true, 'dead', now() - interval '1 hour', 2)
            """)
        .param(scenarioId + "/" + claim.revision())
        .param(new JsonTaskData().serialize(Stories.obligationOf(claim)))
        .update();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
