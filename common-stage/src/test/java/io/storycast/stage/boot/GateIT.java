package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.Headers;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.State;
import io.storycast.stage.StageFailure;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an outage does to a stage of one or two processes, on a real broker and database. */
class GateIT {

  private static final StageFailure DOWN =
      StageFailure.of(ReasonCode.PROVIDER_ERROR, "The provider answered 503.");
  private static final StageFailure REFUSED =
      StageFailure.of(ReasonCode.PROVIDER_CREDENTIALS, "The provider answered 401.");

  private final GatedStage stage = new GatedStage();
  private final FakeDependency dependency = stage.dependency;

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void losesNoTryAndNoStoryInAnOutage() {
    stage.start();
    dependency.breakWith(DOWN);

    List<String> stories = stage.land(30);
    stage.awaitPause(300); // after the first wait of 100 ms two probes failed
    dependency.mend();

    stage.awaitDone(stories);
    assertThat(dependency.succeededInTry().values()).containsOnly(1);
    assertThat(GatedStage.lettersOf(stories)).isEmpty();
    stage.awaitState("closed");
  }

  @Test
  void startsSlowlyWhenTheDependencyIsBack() {
    stage.start();
    stage.start();
    dependency.breakWith(DOWN);
    List<String> stories = stage.land(60);
    stage.awaitState("open");
    stage.awaitPause(300);

    dependency.mend();

    stage.awaitDone(stories);
    assertThat(dependency.calls())
        .filteredOn(call -> call.successes() < 9)
        .isNotEmpty()
        .allSatisfy(
            call -> assertThat(call.inside()).isLessThanOrEqualTo(1 + 2 * call.successes()));
    assertThat(dependency.calls())
        .as("and then works as before")
        .anySatisfy(call -> assertThat(call.inside()).isGreaterThan(10));
  }

  @Test
  void tellsThatTheSettingsAreRefusedAndGoesOnOnceTheyAreRight() {
    stage.start();
    dependency.breakWith(REFUSED);

    List<String> stories = stage.land(5);

    StageStatus status = stage.awaitStatus(report -> report.state() == State.PAUSED);
    assertThat(status.reason()).isEqualTo("The provider answered 401.");
    assertThat(status.backlog()).isNotNull();
    assertThat(status.pauses())
        .singleElement()
        .satisfies(
            pause -> {
              assertThat(pause.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(pause.dependency()).isEqualTo(FakeDependency.NAME);
              assertThat(pause.reasonCode()).isEqualTo("provider-credentials");
              assertThat(pause.retryAt()).isNotNull();
            });
    dependency.mend();
    stage.awaitDone(stories);
    stage.awaitStatus(report -> report.state() == State.RUNNING && report.pauses().isEmpty());
    assertThat(GatedStage.lettersOf(stories)).isEmpty();
  }

  @Test
  void givesAPoisonStoryUpAmongHealthyOnes() {
    stage.start();
    List<String> poison = List.of(UUID.randomUUID().toString());
    dependency.breakFor(
        scenarioId -> poison.contains(scenarioId) ? DOWN.ofDependency(FakeDependency.NAME) : null);
    stage.land(poison);

    // Healthy stories come as long as it takes.
    await()
        .until(
            () -> {
              stage.land(3);
              return !GatedStage.lettersOf(poison).isEmpty();
            });

    ConsumerRecord<byte[], byte[]> letter = GatedStage.lettersOf(poison).getFirst();
    assertThat(Topic.header(letter, Headers.REASON_CODE)).isEqualTo("provider-error");
    assertThat(GatedStage.lettersOf(poison)).hasSize(1);
    assertThat(stage.state()).isEqualTo("closed");
  }

  @Test
  void keepsTheOnlyStoryThereIsThroughAnOutage() {
    stage.start("--storycast.stage.breaker.minimum-calls=100");
    dependency.breakWith(DOWN);

    List<String> stories = stage.land(1);

    stage.awaitState("open");
    assertThat(dependency.calls()).as("as many as it has tries").hasSize(3);
    dependency.mend();
    stage.awaitDone(stories);
    assertThat(dependency.succeededInTry().values()).containsOnly(1);
    assertThat(GatedStage.lettersOf(stories)).isEmpty();
  }

  @Test
  void sendsAnotherProbeWhenTheProcessOfTheFirstDied() {
    StageService service = stage.start();
    service
        .jdbc()
        .sql(
            """
            insert into dependency_breaker (dependency, state, cause, reason_code, message,
              down_since, opened_at, probe_at, pause_ms, round, allowed, granted, successes,
              failures, changed_at, version)
            values (?, 'half-open', 'OUTAGE', 'provider-error', 'down', now(), now(), now(), 100,
              7, 1, 1, 0, 0, clock_timestamp(), 7)
            """)
        .param(FakeDependency.NAME)
        .update();
    stage.awaitStatus(report -> report.state() == State.RECOVERING);

    List<String> stories = stage.land(12);

    stage.awaitDone(stories);
    stage.awaitState("closed");
  }
}
