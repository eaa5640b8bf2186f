package io.storycast.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.StageStatus.Cause;
import io.storycast.stage.gate.Breaker.Failure;
import io.storycast.stage.gate.Breaker.HalfOpen;
import io.storycast.stage.gate.Breaker.Open;
import io.storycast.stage.gate.Breaker.Outage;
import io.storycast.stage.gate.Breaker.Probing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {

  private static final BreakerSettings SETTINGS = Settings.with(3);
  private static final Failure DOWN = failure(Cause.OUTAGE, Duration.ZERO);
  private static final Failure REFUSED = failure(Cause.CONFIGURATION, Duration.ZERO);

  private final SettableClock clock = new SettableClock();
  private Breaker breaker = Breaker.unknown("speech");

  @Test
  void isTriedAgainAfterTheFirstWaitAndNotBefore() {
    open(DOWN);

    pass(Duration.ofMillis(4999));
    assertThat(breaker.probed(now())).isSameAs(breaker);
    pass(Duration.ofMillis(1));
    assertThat(breaker.probed(now()).phase()).isInstanceOf(HalfOpen.class);
  }

  @ParameterizedTest
  @CsvSource({"OUTAGE, 5;10;20;40;60;60", "CONFIGURATION, 30;60;120;240;300;300"})
  void waitsTwiceAsLongAfterEachProbeThatFails(Cause cause, String waits) {
    open(failure(cause, Duration.ZERO));

    for (String seconds : waits.split(";")) {
      assertThat(outage().pause()).isEqualTo(Duration.ofSeconds(Long.parseLong(seconds)));
      assertThat(outage().probeAt()).isEqualTo(now().plus(outage().pause()));
      halfOpen();
      grant();
      fail(false, failure(cause, Duration.ZERO));
    }
  }

  @Test
  void waitsAsLongAsTheDependencyAsked() {
    open(failure(Cause.OUTAGE, Duration.ofMinutes(2)));

    assertThat(outage().probeAt()).isEqualTo(now().plus(Duration.ofMinutes(2)));
  }

  @Test
  void letsOneThroughAtFirstAndTwoMoreForEachThatSucceeds() {
    open(DOWN);
    halfOpen();

    assertThat(grants()).isEqualTo(1);
    succeed();
    assertThat(grants()).isEqualTo(3);
    succeed();
    assertThat(probing().allowed()).isEqualTo(5);
  }

  @Test
  void isUpAgainAfterEnoughSuccesses() {
    Instant since = now();
    open(DOWN);
    halfOpen();

    for (int i = 0; i < 3; i++) {
      grant();
      succeed();
    }

    assertThat(breaker.closed()).isTrue();
    assertThat(breaker.wasDownAt(since)).isTrue();
    assertThat(breaker.wasDownAt(now())).isTrue();
    assertThat(breaker.wasDownAt(now().plusMillis(1))).isFalse();
    assertThat(breaker.wasDownAt(since.minusMillis(1001))).isFalse();
  }

  @Test
  void takesAStepBackWhenFewFailAndStopsWhenTooManyDo() {
    open(DOWN);
    halfOpen();
    grant();
    succeed();
    grant();
    succeed();
    grants();

    fail(false, DOWN);
    assertThat(probing().allowed()).isEqualTo(2);
    fail(false, DOWN);

    assertThat(breaker.phase()).isInstanceOf(Open.class);
  }

  @Test
  void isNotStoppedByAStoryThatFailsAgainWhileOthersSucceed() {
    open(DOWN);
    halfOpen();
    grant();
    succeed();
    int free = grants();

    for (int i = 0; i < free; i++) {
      fail(true, DOWN);
    }

    assertThat(probing().allowed()).isEqualTo(3);
    assertThat(probing().granted()).isZero();
  }

  @Test
  void isStoppedByAStoryThatFailsAgainWhileNobodySucceeds() {
    open(DOWN);
    halfOpen();
    grant();

    fail(true, DOWN);

    assertThat(breaker.phase()).isInstanceOf(Open.class);
  }

  @Test
  void learnsNothingFromWorkOfAnEarlierRound() {
    open(DOWN);
    halfOpen();
    long earlier = probing().round();
    grant();
    fail(false, DOWN);
    halfOpen();

    assertThat(breaker.succeeded(earlier, SETTINGS, now())).isSameAs(breaker);
    assertThat(breaker.failed(earlier, false, DOWN, SETTINGS, now())).isSameAs(breaker);
    assertThat(breaker.released(earlier, now())).isSameAs(breaker);
  }

  @Test
  void replacesAProbeWhoseProcessDied() {
    open(DOWN);
    halfOpen();
    grant();
    Duration dead = Duration.ofSeconds(16);

    pass(dead.minusMillis(1));
    assertThat(breaker.reclaimed(0, dead, now())).isSameAs(breaker);
    pass(Duration.ofMillis(1));
    assertThat(breaker.reclaimed(1, dead, now())).isSameAs(breaker);
    breaker = breaker.reclaimed(0, dead, now());

    assertThat(grants()).isEqualTo(1);
  }

  @Test
  void isUpAgainWhenNothingIsLeftToTryItWith() {
    Duration quiet = Duration.ofSeconds(3);
    open(DOWN);
    halfOpen();
    pass(quiet);
    assertThat(breaker.idle(quiet, now())).as("nothing was tried").isSameAs(breaker);

    grant();
    succeed();
    assertThat(breaker.idle(quiet, now())).as("more may come").isSameAs(breaker);
    pass(quiet);

    assertThat(breaker.idle(quiet, now()).closed()).isTrue();
  }

  @Test
  void keepsTheEarliestBeginningAndTheFirstReason() {
    Instant since = now();
    open(DOWN);

    breaker = breaker.opened(REFUSED, since.minusSeconds(2), SETTINGS, now());
    breaker = breaker.opened(REFUSED, since.minusSeconds(1), SETTINGS, now());

    assertThat(outage().since()).isEqualTo(since.minusSeconds(2));
    assertThat(outage().cause()).isEqualTo(Cause.OUTAGE);
    assertThat(breaker.version()).isEqualTo(2);
  }

  @Test
  void tellsTheLatestReason() {
    open(DOWN);
    halfOpen();
    grant();

    fail(false, REFUSED);

    assertThat(outage().cause()).isEqualTo(Cause.CONFIGURATION);
    assertThat(outage().pause()).isEqualTo(Duration.ofSeconds(30));
  }

  private void open(Failure failure) {
    breaker = breaker.opened(failure, now(), SETTINGS, now());
  }

  private void halfOpen() {
    clock.pass(outage().pause());
    breaker = breaker.probed(now());
  }

  private void grant() {
    Breaker before = breaker;
    breaker = breaker.granted(now());
    assertThat(breaker).isNotSameAs(before);
  }

  /** Takes all that may be had. */
  private int grants() {
    while (breaker.granted(now()) != breaker) {
      breaker = breaker.granted(now());
    }
    return probing().granted();
  }

  private void succeed() {
    breaker = breaker.succeeded(probing().round(), SETTINGS, now());
  }

  private void fail(boolean suspect, Failure failure) {
    breaker = breaker.failed(probing().round(), suspect, failure, SETTINGS, now());
  }

  private Outage outage() {
    return breaker.outage().orElseThrow();
  }

  private Probing probing() {
    return breaker.probing().orElseThrow();
  }

  private void pass(Duration time) {
    clock.pass(time);
  }

  private Instant now() {
    return clock.instant();
  }

  private static Failure failure(Cause cause, Duration asked) {
    return new Failure(cause, "provider-error", "The provider answered 503.", asked);
  }
}
