package io.storycast.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.contracts.StageStatus;
import io.storycast.contracts.StageStatus.Backlog;
import io.storycast.contracts.StageStatus.BreakerState;
import io.storycast.contracts.StageStatus.Cause;
import io.storycast.contracts.StageStatus.Limits;
import io.storycast.contracts.StageStatus.Pause;
import io.storycast.contracts.StageStatus.Spending;
import io.storycast.contracts.StageStatus.State;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.gate.Breaker.Failure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the stage tells about itself: meters and status. */
class ReportsTest {

  private static final Failure DOWN =
      new Failure(Cause.OUTAGE, "provider-error", "The provider answered 503.", Duration.ZERO);
  private static final Spending SPENT = new Spending(new BigDecimal("1.50"), null, null, "USD");

  private final SettableClock clock = new SettableClock();
  private final FakeBreakers breakers = new FakeBreakers(clock);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SharedStanding shared =
      new SharedStanding(breakers, new GateJournal("audio", meters));

  @Test
  void metersTellWhatIsDownAndWhyTheStageStandsStill() {
    var _ = new GateMeters("audio", shared, meters);
    shared.refresh();
    assertThat(paused("outage")).isZero();

    open();
    assertThat(paused("outage")).isEqualTo(1);
    assertThat(paused("operator")).isZero();
    assertThat(stateOfSpeech()).isEqualTo(2);

    clock.pass(Duration.ofSeconds(5));
    shared.change("speech", Breaker::probed);
    assertThat(paused("outage")).as("it goes slowly").isEqualTo(1);
    assertThat(stateOfSpeech()).isEqualTo(1);

    shared.change("speech", Breaker::granted);
    long round = shared.breaker("speech").probing().orElseThrow().round();
    shared.change("speech", (one, now) -> one.succeeded(round, Settings.with(1), now));
    assertThat(paused("outage")).isZero();
    assertThat(stateOfSpeech()).isZero();
    assertThat(transitions("open") + transitions("half-open") + transitions("closed")).isEqualTo(3);
  }

  @Test
  void saysThatItHasNotLookedYet() {
    assertThat(report().now().state()).isEqualTo(State.PAUSED);
  }

  @Test
  void tellsEveryReasonPeoplesOrdersFirst() {
    breakers.order = new StageControl("audio", Action.PAUSE, "new voice", "ann", clock.instant());
    shared.refresh();
    open();

    StageStatus status = report().now();

    assertThat(status.state()).isEqualTo(State.PAUSED);
    assertThat(status.reason()).isEqualTo("new voice");
    assertThat(status.pauses())
        .extracting(Pause::cause)
        .containsExactly(Cause.OPERATOR, Cause.OUTAGE);
    assertThat(status.backlog()).isEqualTo(new Backlog(7, 1.5));
    assertThat(status.spending()).isEqualTo(SPENT);
    assertThat(status.concurrency()).isEqualTo(16);
    assertThat(status.limits()).isEqualTo(new Limits(60, null));
    assertThat(status.breakers())
        .singleElement()
        .satisfies(
            breaker -> {
              assertThat(breaker.dependency()).isEqualTo("speech");
              assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
              assertThat(breaker.probeAt()).isAfter(breaker.since());
            });
    assertThat(status.key()).isEqualTo("audio/pod-1");
  }

  @Test
  void leavesOutWhatCannotBeFoundOut() {
    shared.refresh();

    StageStatus status =
        report(
                () -> {
                  throw new IllegalStateException("the database is away");
                })
            .now();

    assertThat(status.state()).isEqualTo(State.RUNNING);
    assertThat(status.backlog()).isNull();
  }

  private void open() {
    shared.change("speech", (one, now) -> one.opened(DOWN, clock.instant(), Settings.with(1), now));
  }

  private StatusReport report() {
    return report(() -> new Backlog(7, 1.5));
  }

  private StatusReport report(Supplier<Backlog> backlog) {
    return new StatusReport(
        new StatusReport.Instance("audio", "pod-1", 16, new Limits(60, null)),
        shared,
        new InFlight(),
        backlog,
        () -> Optional.of(SPENT),
        clock);
  }

  private double paused(String cause) {
    return meters.get("storycast.stage.paused").tag("cause", cause).gauge().value();
  }

  private double stateOfSpeech() {
    return meters
        .get("storycast.stage.dependency.state")
        .tag("dependency", "speech")
        .gauge()
        .value();
  }

  private double transitions(String to) {
    return meters.get("storycast.stage.dependency.transitions").tag("to", to).counter().count();
  }
}
