package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventType;
import io.storycast.contracts.Headers;
import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StageStatus.State;
import io.storycast.contracts.StoryFailed;
import io.storycast.contracts.Topics;
import io.storycast.stage.PauseSource;
import io.storycast.stage.Publisher;
import io.storycast.stage.gate.SharedStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People, and budgets, that make a stage stand still. */
class OrdersIT {

  private static final Duration OFTEN = Duration.ofMillis(20);

  private final GatedStage stage = new GatedStage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void standsStillInAllProcessesFromOneOrderToTheNext() {
    StageService one = stage.start();
    StageService other = stage.start();
    order(Action.PAUSE, "a new voice is being tried", one, other);
    List<String> stories = stage.land(5);

    publishBy(one);
    publishBy(other);

    assertThat(stage.dependency.calls()).isEmpty();
    assertThat(one.openObligations()).isEqualTo(5);
    StageStatus status = stage.awaitStatus(report -> report.state() == State.PAUSED);
    assertThat(status.pauses())
        .singleElement()
        .satisfies(
            pause -> {
              assertThat(pause.cause()).isEqualTo(Cause.OPERATOR);
              assertThat(pause.by()).isEqualTo("ann");
              assertThat(pause.message()).isEqualTo("a new voice is being tried");
              assertThat(pause.retryAt()).isNull();
            });

    order(Action.RESUME, "it is fine", one, other);
    stage.awaitDone(stories);
  }

  @Test
  void goesOnStandingStillAfterARestart() {
    StageService before = stage.start();
    order(Action.PAUSE, "for now", before);

    StageService after = stage.start();

    assertThat(roomOf(after)).isZero();
  }

  @Test
  void goesByTheNewestOrderAndOnlyByItsOwn() {
    StageService service = stage.start();
    order(Action.PAUSE, "for now", service);

    Topic.publish(
        new StageControl(stage.name, Action.RESUME, "late", "bob", Instant.now().minusSeconds(60)));
    Topic.publish(
        new StageControl("another-stage", Action.RESUME, "not you", "bob", Instant.now()));
    ProducerRecord<byte[], byte[]> nonsense =
        new ProducerRecord<>(
            EventType.STAGE_CONTROL.topic(), Topic.bytes(stage.name), Topic.bytes("pause!"));
    nonsense.headers().add(Headers.CE_TYPE, Topic.bytes(EventType.STAGE_CONTROL.type()));
    Topic.send(nonsense);

    String letters = Topics.deadLetters(EventType.STAGE_CONTROL.topic(), Topics.STORY_SERVICE);
    await().pollInterval(OFTEN).until(() -> !Topic.records(letters, stage.name).isEmpty());
    assertThat(roomOf(service)).as("it still stands still").isZero();
    order(Action.RESUME, "it is fine", service);
  }

  @Test
  void standsStillWhileTheBudgetIsSpent() {
    List<Pause> pauses = new CopyOnWriteArrayList<>();
    pauses.add(
        new Pause(
            Cause.BUDGET,
            null,
            "budget-exhausted",
            "The budget of the day is spent.",
            null,
            Instant.now(),
            Instant.now().plusSeconds(3600)));
    stage.start(beans -> beans.registerBean(PauseSource.class, () -> () -> List.copyOf(pauses)));

    StageStatus status = stage.awaitStatus(report -> report.state() == State.PAUSED);
    assertThat(status.reason()).isEqualTo("The budget of the day is spent.");
    List<String> stories = stage.land(2);
    stage.awaitStatus(
        report -> Optional.ofNullable(report.backlog()).filter(b -> b.waiting() == 2).isPresent());
    assertThat(stage.dependency.calls()).isEmpty();

    pauses.clear();
    stage.awaitDone(stories);
  }

  @Test
  void saysThatItStoppedInGoodOrder() {
    StageService service = stage.start();
    stage.awaitStatus(report -> report.state() == State.RUNNING);

    service.close();

    assertThat(stage.reports().getLast().state()).isEqualTo(State.STOPPED);
  }

  /** Orders until it is heard: a consumer that just joined reads from now on only. */
  private void order(Action action, String reason, StageService... services) {
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              Topic.publish(new StageControl(stage.name, action, reason, "ann", Instant.now()));
              return List.of(services).stream()
                  .allMatch(service -> (roomOf(service) == 0) == (action == Action.PAUSE));
            });
  }

  private static int roomOf(StageService service) {
    return service.bean(SharedStanding.class).known().orElseThrow().room();
  }

  /** While its stage stands still a process goes on publishing, so it goes on looking for work. */
  private static void publishBy(StageService service) {
    String scenarioId = UUID.randomUUID().toString();
    StoryFailed event =
        new StoryFailed("job", scenarioId, 1, 1, "slug", "story", "code", "why", Instant.now());
    new TransactionTemplate(service.bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> service.bean(Publisher.class).publish(event, 1));
    await()
        .pollInterval(OFTEN)
        .until(() -> !Topic.records(EventType.STORY_FAILED.topic(), scenarioId).isEmpty());
  }
}
