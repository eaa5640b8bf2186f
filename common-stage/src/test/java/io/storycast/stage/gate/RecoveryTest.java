package io.storycast.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.Gate.Admitted;
import io.storycast.stage.engine.Gate.Permit;
import io.storycast.stage.engine.Gate.Try;
import io.storycast.stage.engine.Gate.Verdict;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.engine.Obligation.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Three processes of a stage and a provider that comes back, second by second: a call takes one
 * second.
 */
class RecoveryTest {

  private static final String DEPENDENCY = "language-model";
  private static final int CONCURRENCY = 16;
  private static final StageFailure DOWN =
      StageFailure.of(ReasonCode.PROVIDER_ERROR, "503").ofDependency(DEPENDENCY);

  private final SettableClock clock = new SettableClock();
  private final FakeBreakers breakers = new FakeBreakers(clock);
  private final List<StageGate> processes = List.of(process(), process(), process());
  private final Random random = new Random(7);
  private final List<Story> stories = new ArrayList<>();
  private int done;
  private int dead;

  private static final class Story {
    private final int id;
    private final List<Failed> history = new ArrayList<>();
    private Instant due;

    Story(int id, Instant due) {
      this.id = id;
      this.due = due;
    }

    long tries() {
      return history.stream().filter(Failed::counted).count();
    }
  }

  private record Running(Story story, Permit permit) {}

  @Test
  void isNotOverrunWhileOneCallInTwentySucceeds() {
    backlog(1000);
    run(60, story -> false);
    int calls = 0;
    int most = 0;
    for (int second = 0; second < 600; second++) {
      int now = run(1, story -> random.nextInt(20) == 0);
      calls += now;
      most = Math.max(most, now);
    }

    assertThat(dead).as("dead letters").isZero();
    assertThat(most).as("calls at once").isLessThanOrEqualTo(5);
    assertThat(calls).as("calls in ten minutes").isBetween(10, 120);
  }

  @Test
  void isBackAtFullSpeedSoonAfterTheOutageEnds() {
    backlog(2000);
    run(600, story -> false);
    assertThat(done).isZero();

    int seconds = 0;
    while (run(1, story -> true) < 3 * CONCURRENCY) {
      seconds++;
    }

    assertThat(seconds).as("the longest wait and the slow start").isLessThan(60 + 10);
    assertThat(dead).isZero();
  }

  @Test
  void isNotHeldUpByPoisonStoriesThatWaitInTheBacklog() {
    backlog(2000);
    Predicate<Story> healthy = story -> story.id % 50 != 0;
    run(120, story -> false);

    run(180, healthy);

    assertThat(done).isEqualTo(1960);
  }

  @Test
  void givesPoisonStoriesUpOnceHealthyOnesComeAgain() {
    backlog(20);
    Predicate<Story> healthy = story -> story.id >= 20;
    run(300, healthy);
    assertThat(dead).as("nobody is there to tell that it is them").isZero();

    int seconds = 0;
    for (; dead < 20 && seconds < 3600; seconds++) {
      stories.add(new Story(1000 + seconds, clock.instant()));
      run(1, healthy);
    }

    System.out.println(
        +dead + " after " + seconds + " done " + done + " " + breakers.breaker(DEPENDENCY).phase());
    assertThat(dead).isEqualTo(20);
    run(120, healthy);
    assertThat(done).isEqualTo(seconds);
    assertThat(breakers.breaker(DEPENDENCY).closed()).isTrue();
  }

  private StageGate process() {
    BreakerSettings settings = Settings.with(10);
    return new StageGate(
        new SharedStanding(breakers, new GateJournal("story", new SimpleMeterRegistry())),
        new Detectors(settings, clock),
        settings,
        new InFlight(),
        List::of,
        Duration.ofSeconds(16));
  }

  private void backlog(int number) {
    IntStream.range(0, number).mapToObj(id -> new Story(id, clock.instant())).forEach(stories::add);
  }

  /** Lets time pass, and returns how many calls were made. */
  private int run(int seconds, Predicate<Story> succeeds) {
    int calls = 0;
    for (int second = 0; second < seconds; second++) {
      processes.forEach(process -> process.look(Duration.ofSeconds(3)));
      List<Running> running = new ArrayList<>();
      processes.forEach(process -> begin(process, running));
      breakers.working = running.size();
      clock.pass(Duration.ofSeconds(1));
      running.forEach(one -> end(one, succeeds.test(one.story())));
      calls += running.size();
    }
    return calls;
  }

  private void begin(StageGate process, List<Running> running) {
    Instant now = clock.instant();
    List<Story> due =
        stories.stream()
            .filter(story -> !story.due.isAfter(now))
            .sorted(Comparator.comparing((Story story) -> story.due))
            .limit(Math.min(CONCURRENCY, process.room()))
            .toList();
    for (Story story : due) {
      if (process.admit(story.id + "/1") instanceof Admitted(Permit permit)) {
        running.add(new Running(story, permit));
        story.due = Instant.MAX;
      } else {
        story.due = now.plusMillis(500);
      }
    }
  }

  private void end(Running running, boolean succeeded) {
    Story story = running.story();
    if (succeeded) {
      running.permit().succeeded();
      breakers.lastSuccess = clock.instant();
      stories.remove(story);
      done++;
      return;
    }
    forgive(story);
    Instant now = clock.instant();
    Try failed =
        new Try(story.id + "/1", DOWN, List.copyOf(story.history), now, story.tries() >= 5);
    Verdict verdict = running.permit().failed(failed);
    story.history.add(
        new Failed(
            now.minusSeconds(1), 1000, "provider-error", "503", verdict.counts(), DEPENDENCY));
    forgive(story);
    if (verdict.counts() && story.tries() >= 6) {
      stories.remove(story);
      dead++;
    }
    long backOff = 1000L << Math.min(7, story.tries());
    story.due = now.plus(Duration.ofMillis(Math.max(backOff, verdict.notBefore().toMillis())));
  }

  private void forgive(Story story) {
    story.history.replaceAll(
        one ->
            processes.getFirst().wasDown(DEPENDENCY, one.endedAt())
                ? new Failed(
                    one.at(), one.elapsedMs(), one.reasonCode(), one.message(), false, DEPENDENCY)
                : one);
  }
}
