package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventType;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Work;
import io.storycast.stage.engine.JsonTaskData;
import io.storycast.stage.engine.Obligation;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may work on what, when clocks, names and transactions are against it. */
class LeaseIT {

  private static final String RESULTS = EventType.STORY_GENERATED.topic();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final String scenarioId = UUID.randomUUID().toString();
  private final Database database = Dependencies.postgres().freshDatabase("lease");
  private final List<StageService> services = new ArrayList<>();

  @AfterEach
  void stop() {
    services.forEach(StageService::close);
  }

  @Test
  void clocksThatDifferByMinutesTakeNoWorkFromEachOther() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    Work<ScenarioClaimed> slow =
        (claimed, attempt) -> {
          if (claimed.scenarioId().equals(scenarioId)) {
            working.countDown();
            awaitQuietly(answered);
          }
          return tell(claimed);
        };
    start(Duration.ofMinutes(-5), slow);
    start(Duration.ofMinutes(5), slow);
    Topic.publish(Stories.claimOf(scenarioId, 1));
    assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();

    // Longer than a lease: whoever trusted its own clock would have taken it over by now.
    await().pollDelay(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> true);
    answered.countDown();

    awaitResult(scenarioId);
    assertThat(calls).containsEntry(scenarioId, 1);
  }

  @Test
  void aRestartedPodTakesOverTheLeaseOfItsEarlierLifeAsAnybodyWould() throws Exception {
    start(Duration.ZERO, (claimed, attempt) -> tell(claimed));

    leaveBehind(InetAddress.getLocalHost().getHostName() + "-00000000");

    awaitResult(scenarioId);
    assertThat(calls).containsEntry(scenarioId, 1);
  }

  @Test
  void aTransactionHeldOpenStopsNoWork() throws Exception {
    StageService service = start(Duration.ZERO, (claimed, attempt) -> tell(claimed));
    List<String> published = new ArrayList<>();
    try (Connection held = database.dataSource().getConnection();
        Statement statement = held.createStatement()) {
      held.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      held.setAutoCommit(false);
      // From here on nothing that is deleted can be vacuumed.
      statement.executeQuery("select count(*) from story.scheduled_tasks").close();
      for (int i = 0; i < 300; i++) {
        String id = UUID.randomUUID().toString();
        published.add(id);
        Topic.publish(Stories.claimOf(id, 1));
      }

      await().atMost(PATIENCE).until(() -> calls.keySet().containsAll(published));
      await().atMost(PATIENCE).until(() -> service.openObligations() == 0);
    }
    assertThat(published).allSatisfy(id -> assertThat(calls).containsEntry(id, 1));
  }

  private StageService start(Duration skew, Work<ScenarioClaimed> work) {
    StageService service =
        StageService.start(
            "story",
            database,
            work,
            beans -> beans.registerBean(Clock.class, () -> Clock.offset(Clock.systemUTC(), skew)),
            "--storycast.stage.heartbeat=300ms");
    services.add(service);
    return service;
  }

  private Optional<StoryGenerated> tell(ScenarioClaimed claimed) {
    calls.merge(claimed.scenarioId(), 1, Integer::sum);
    return Optional.of(Stories.storyOf(claimed));
  }

  /** An obligation whose process gave its last sign of life just now. */
  private void leaveBehind(String process) {
    Obligation obligation = Stories.obligationOf(Stories.claimOf(scenarioId, 1));
    services
        .getFirst()
        .jdbc()
        .sql(
            """
            insert into scheduled_tasks (task_name, task_instance, task_data, execution_time,
              picked, picked_by, last_heartbeat, version)
            values ('scenario-claimed.v1', ?, ?, now(), true, ?, now(), 2)
            """)
        .params(scenarioId + "/1", new JsonTaskData().serialize(obligation), process)
        .update();
  }

  private static void awaitResult(String id) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Topic.records(RESULTS, id)).isNotEmpty());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
