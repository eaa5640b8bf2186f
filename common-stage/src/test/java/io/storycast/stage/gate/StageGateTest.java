package io.storycast.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.Gate.Admission;
import io.storycast.stage.engine.Gate.Admitted;
import io.storycast.stage.engine.Gate.NotNow;
import io.storycast.stage.engine.Gate.Permit;
import io.storycast.stage.engine.Gate.Try;
import io.storycast.stage.engine.Gate.Verdict;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.engine.Obligation.Failed;
import io.storycast.stage.gate.Breaker.HalfOpen;
import io.storycast.stage.gate.Breaker.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageGateTest {

  private static final String SPEECH = "speech";
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final SettableClock clock = new SettableClock();
  private final FakeBreakers breakers = new FakeBreakers(clock);
  private final List<Pause> elsewhere = new ArrayList<>();
  private final StageGate gate = process();

  /** A process of the stage; all share the same breakers. */
  private StageGate process() {
    BreakerSettings settings = Settings.with(3);
    return new StageGate(
        new SharedStanding(breakers, new GateJournal("audio", new SimpleMeterRegistry())),
        new Detectors(settings, clock),
        settings,
        new InFlight(),
        () -> List.copyOf(elsewhere),
        Duration.ofSeconds(16));
  }

  @BeforeEach
  void lookAround() {
    gate.look(QUIET);
  }

  @Test
  void letsNobodyInBeforeItLookedAround() {
    assertThat(process().admit("1/1")).isInstanceOf(NotNow.class);
    assertThat(process().room()).isZero();
  }

  @Test
  void closesWhenDifferentStoriesFail() {
    for (int story = 1; story <= 4; story++) {
      assertThat(fail(story)).isEqualTo(Verdict.OWN);
    }
    assertThat(gate.room()).isPositive();

    assertThat(fail(5).counts()).isFalse();

    assertThat(breakers.breaker(SPEECH).phase()).isInstanceOf(Open.class);
    assertThat(gate.room()).isZero();
    assertThat(gate.admit("6/1")).isInstanceOf(NotNow.class);
  }

  @Test
  void staysOpenWhileHalfOfTheStoriesSucceed() {
    for (int story = 0; story < 50; story++) {
      admitted(gate).succeeded();
      admitted(gate).succeeded();
      assertThat(fail(story)).isEqualTo(Verdict.OWN);
    }

    assertThat(breakers.breaker(SPEECH).closed()).isTrue();
  }

  @Test
  void isNotClosedByOneStoryThatFailsAmongOthersThatSucceed() {
    for (int i = 0; i < 20; i++) {
      admitted(gate).succeeded();
      clock.pass(Duration.ofSeconds(10));

      assertThat(fail(1)).isEqualTo(Verdict.OWN);
    }

    assertThat(breakers.breaker(SPEECH).closed()).isTrue();
  }

  @Test
  void isNotClosedByOneStoryWhileOthersAreBeingWorkedOn() {
    breakers.working = 2;
    gate.look(QUIET);

    for (int i = 0; i < 20; i++) {
      assertThat(fail(1)).isEqualTo(Verdict.OWN);
    }

    assertThat(breakers.breaker(SPEECH).closed()).isTrue();
  }

  @Test
  void isClosedByOneStoryWhenNobodyElseIsThere() {
    for (int i = 0; i < 4; i++) {
      assertThat(fail(1)).isEqualTo(Verdict.OWN);
    }

    assertThat(fail(1).counts()).isFalse();

    assertThat(breakers.breaker(SPEECH).phase()).isInstanceOf(Open.class);
  }

  @Test
  void closesBeforeTheOnlyStoryWouldDie() {
    Instant first = clock.instant();
    assertThat(failLast(1, List.of(countedAt(first))).counts()).isFalse();

    assertThat(breakers.breaker(SPEECH).phase()).isInstanceOf(Open.class);
    assertThat(gate.wasDown(SPEECH, first)).isTrue();
  }

  @Test
  void givesAStoryUpOnceAnotherOneSucceededWhileItFailed() {
    Instant first = clock.instant();
    clock.pass(Duration.ofMinutes(5));
    breakers.lastSuccess = clock.instant(); // in another process
    clock.pass(Duration.ofMinutes(5));

    assertThat(failLast(1, List.of(countedAt(first)))).isEqualTo(Verdict.OWN);
    assertThat(breakers.breaker(SPEECH).closed()).isTrue();
  }

  @Test
  void letsTheLastTryWaitForTheWordOfTheOthers() {
    breakers.working = 2;

    assertThat(failLast(1, List.of(countedAt(clock.instant()))))
        .isEqualTo(new Verdict(false, Duration.ofSeconds(60)));

    assertThat(breakers.breaker(SPEECH).closed()).isTrue();
  }

  @Test
  void closesAtOnceWhenTheDependencyRefusesTheSettings() {
    misconfigured(1);

    assertThat(breakers.breaker(SPEECH).outage().orElseThrow().cause())
        .isEqualTo(Cause.CONFIGURATION);
  }

  @Test
  void doesNotCloseForOneStoryThatIsRefusedWhileOthersSucceed() {
    for (int i = 0; i < 10; i++) {
      admitted(gate).succeeded();
      clock.pass(Duration.ofSeconds(30));
      misconfigured(1);
    }
    assertThat(breakers.breaker(SPEECH).closed()).isTrue();

    misconfigured(2);

    assertThat(breakers.breaker(SPEECH).phase()).isInstanceOf(Open.class);
  }

  @Test
  void closesForTheRefusedStoryWhenNobodySucceedsAnyMore() {
    admitted(gate).succeeded();
    misconfigured(1);
    assertThat(breakers.breaker(SPEECH).closed()).isTrue();

    clock.pass(Duration.ofSeconds(61));
    misconfigured(1);

    assertThat(breakers.breaker(SPEECH).phase()).isInstanceOf(Open.class);
  }

  @Test
  void blamesNoDependencyForItsOwnLimitsAndForTheStorysContent() {
    for (ReasonCode reason :
        List.of(
            ReasonCode.RATE_LIMIT_REACHED,
            ReasonCode.STORY_REFUSED,
            ReasonCode.PROVIDER_REJECTED)) {
      for (int story = 0; story < 10; story++) {
        assertThat(fail(story, StageFailure.of(reason, "no").ofDependency(SPEECH)))
            .isEqualTo(Verdict.OWN);
      }
    }
    for (int story = 0; story < 10; story++) {
      fail(story, StageFailure.of(ReasonCode.PROVIDER_ERROR, "of nobody"));
    }

    assertThat(breakers.breaker(SPEECH).closed()).isTrue();
  }

  @Test
  void startsSlowlyInAllProcessesTogether() {
    StageGate other = process();
    close();
    halfOpen();
    other.look(QUIET);

    Permit probe = admitted(gate);
    assertThat(other.admit("2/1")).isInstanceOf(NotNow.class);
    probe.succeeded();
    other.look(QUIET);

    admitted(other);
    admitted(gate);
    admitted(other);
    assertThat(gate.admit("5/1")).isInstanceOf(NotNow.class);
  }

  @Test
  void countsNothingAgainstAStoryWhileTheDependencyIsDown() {
    Permit before = admitted(gate);
    close();
    assertThat(before.failed(tryOf(9, down(), true)).counts()).isFalse();
    halfOpen();

    assertThat(admitted(gate).failed(tryOf(8, down(), true)).counts()).isFalse();
  }

  @Test
  void forgetsAnOutageWhenItIsOver() {
    close();
    halfOpen();
    for (int i = 0; i < 3; i++) {
      admitted(gate).succeeded();
    }
    assertThat(breakers.breaker(SPEECH).closed()).isTrue();

    assertThat(fail(1)).isEqualTo(Verdict.OWN);

    assertThat(breakers.breaker(SPEECH).closed()).isTrue();
  }

  @Test
  void tellsTheOthersThatItFailedHereEarlier() {
    StageGate other = process();
    other.look(QUIET);
    Instant first = clock.instant();
    fail(1);
    clock.pass(Duration.ofSeconds(2));
    for (int story = 1; story <= 5; story++) {
      admitted(other).failed(tryOf(story, down(), false));
    }
    assertThat(other.wasDown(SPEECH, first)).isFalse();

    gate.look(QUIET);
    other.look(QUIET);

    assertThat(other.wasDown(SPEECH, first)).isTrue();
  }

  @Test
  void standsStillWhenAPersonSaysSo() {
    breakers.order = new StageControl("audio", Action.PAUSE, "new voice", "ann", clock.instant());
    gate.look(QUIET);
    assertThat(gate.room()).isZero();

    breakers.order = new StageControl("audio", Action.RESUME, "done", "ann", clock.instant());
    gate.look(QUIET);
    assertThat(gate.room()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void standsStillForOtherReasons() {
    elsewhere.add(
        new Pause(Cause.BUDGET, null, "budget-exhausted", "Spent.", null, clock.instant(), null));

    gate.look(QUIET);

    assertThat(gate.admit("1/1")).isInstanceOf(NotNow.class);
  }

  @Test
  void goesByWhatItKnewWhileTheDatabaseIsAway() {
    Permit permit = admitted(gate);
    breakers.away = true;

    for (int i = 0; i < 10; i++) {
      permit.failed(tryOf(i, down(), true));
    }
    permit.succeeded();
    permit.released();

    assertThat(gate.admit("1/1")).isInstanceOf(Admitted.class);
  }

  private void close() {
    for (int story = 1; story <= 5; story++) {
      fail(story);
    }
  }

  private void halfOpen() {
    clock.pass(Duration.ofSeconds(5));
    gate.look(QUIET);
    assertThat(breakers.breaker(SPEECH).phase()).isInstanceOf(HalfOpen.class);
  }

  private Verdict fail(int story) {
    return fail(story, down());
  }

  private Verdict fail(int story, StageFailure failure) {
    return admitted(gate).failed(tryOf(story, failure, false));
  }

  private Verdict failLast(int story, List<Failed> history) {
    return admitted(gate).failed(new Try(story + "/1", down(), history, clock.instant(), true));
  }

  private void misconfigured(int story) {
    fail(
        story,
        StageFailure.of(ReasonCode.PROVIDER_CREDENTIALS, "The provider answered 401.")
            .ofDependency(SPEECH));
  }

  private Try tryOf(int story, StageFailure failure, boolean last) {
    return new Try(story + "/1", failure, List.of(), clock.instant(), last);
  }

  private static StageFailure down() {
    return StageFailure.of(ReasonCode.PROVIDER_ERROR, "The provider answered 503.")
        .ofDependency(SPEECH);
  }

  private static Failed countedAt(Instant at) {
    return new Failed(at, 0, "provider-error", "503", true, SPEECH);
  }

  private static Permit admitted(StageGate gate) {
    Admission admission = gate.admit("any/1");
    assertThat(admission).isInstanceOf(Admitted.class);
    return ((Admitted) admission).permit();
  }
}
