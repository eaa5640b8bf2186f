package io.storycast.stage.boot;

import static org.awaitility.Awaitility.await;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.Topics;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.stage.engine.Obligations;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.support.GenericApplicationContext;

/** A stage of one or more processes with a name of its own, which is in a hurry. */
final class GatedStage implements AutoCloseable {

  private static final String DEAD_LETTERS =
      Topics.deadLetters(EventType.SCENARIO_CLAIMED.topic(), Topics.STORY_SERVICE);
  private static final Duration OFTEN = Duration.ofMillis(20);

  final String name = "gate-" + UUID.randomUUID();
  final FakeDependency dependency = new FakeDependency(Duration.ofMillis(10));
  private final Database database = Dependencies.postgres().freshDatabase("gate");
  private final List<StageService> processes = new ArrayList<>();

  StageService start(String... settings) {
    return start(beans -> {}, settings);
  }

  StageService start(Consumer<GenericApplicationContext> beans, String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                // What other tests published is not for this one; its own work lands by hand.
                "--spring.kafka.consumer.auto-offset-reset=latest",
                "--storycast.stage.heartbeat=250ms",
                "--storycast.stage.poll-interval=50ms",
                "--storycast.stage.look-interval=50ms",
                "--storycast.stage.status-interval=250ms",
                "--storycast.stage.retry.first-delay=10ms",
                "--storycast.stage.retry.max-delay=50ms",
                "--storycast.stage.retry.wait-delay=50ms",
                "--storycast.stage.breaker.first-wait=100ms",
                "--storycast.stage.breaker.longest-wait=300ms",
                "--storycast.stage.breaker.configuration-first-wait=100ms",
                "--storycast.stage.breaker.configuration-longest-wait=300ms"));
    all.addAll(List.of(settings));
    StageService started =
        StageService.start(name, database, dependency::work, beans, all.toArray(new String[0]));
    processes.add(started);
    return started;
  }

  /** Lands so many new stories. */
  List<String> land(int number) {
    List<String> stories =
        IntStream.range(0, number).mapToObj(any -> UUID.randomUUID().toString()).toList();
    land(stories);
    return stories;
  }

  void land(List<String> stories) {
    anyProcess().bean(Obligations.class).land(stories.stream().map(Stories::landingOf).toList());
  }

  void awaitDone(List<String> stories) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(OFTEN)
        .until(() -> dependency.succeededInTry().keySet().containsAll(stories));
    await().pollInterval(OFTEN).until(() -> anyProcess().openObligations() == 0);
  }

  /** Waits until the breaker is closed, open or half-open. */
  void awaitState(String state) {
    await().pollInterval(OFTEN).until(() -> state().equals(state));
  }

  String state() {
    return anyProcess()
        .jdbc()
        .sql("select state from dependency_breaker union all select 'closed' limit 1")
        .query(String.class)
        .single();
  }

  /** Waits until so many milliseconds lie between two probes: enough of them have failed. */
  void awaitPause(long milliseconds) {
    await().pollInterval(OFTEN).until(() -> pause() == milliseconds);
  }

  private long pause() {
    return anyProcess()
        .jdbc()
        .sql("select coalesce(max(pause_ms), 0) from dependency_breaker")
        .query(Long.class)
        .single();
  }

  static List<ConsumerRecord<byte[], byte[]>> lettersOf(List<String> stories) {
    return Topic.records(DEAD_LETTERS).stream()
        .filter(letter -> letter.key() != null && stories.contains(Topic.text(letter.key())))
        .toList();
  }

  /** Waits for a report, which must be the latest of its process. */
  StageStatus awaitStatus(Predicate<StageStatus> wanted) {
    return await().pollInterval(OFTEN).until(this::latest, wanted);
  }

  /** Every report of this stage, oldest first. */
  List<StageStatus> reports() {
    return Topic.records(EventType.STAGE_STATUS.topic()).stream()
        .filter(report -> Topic.text(report.key()).startsWith(name + "/"))
        .map(GatedStage::statusIn)
        .toList();
  }

  private StageStatus latest() {
    return reports().getLast();
  }

  private StageService anyProcess() {
    return processes.getFirst();
  }

  private static StageStatus statusIn(ConsumerRecord<byte[], byte[]> found) {
    try {
      return (StageStatus) EventCodec.read(EventType.STAGE_STATUS, found.value());
    } catch (UnreadableEventException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    processes.forEach(StageService::close);
  }
}
