package io.storycast.stage.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storycast.contracts.FailureClass;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger.Call;
import io.storycast.stage.StageFailure;
import io.storycast.stage.spending.RateLimits.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final Call CALL =
      new Call("s-1", 1, 1, "story", "models.example.org", "writer-1", 1900);

  private final List<Duration> slept = new ArrayList<>();

  private static Turns turns(Turn turn, Turns.Sleep sleep) {
    RateLimits limits =
        new RateLimits() {
          @Override
          public Turn next(String provider, String model, long units, Duration patience) {
            assertThat(units).isEqualTo(1900);
            return turn;
          }

          @Override
          public void correct(String provider, String model, long units) {
            throw new AssertionError("nothing to correct");
          }
        };
    return new Turns(limits, Duration.ofSeconds(5), sleep);
  }

  @Test
  void waitsForItsTurn() {
    Turns turns = turns(new Turn(true, Duration.ofMillis(1500)), slept::add);

    assertThat(turns.await(CALL)).isEqualTo(Duration.ofMillis(1500));
    assertThat(slept).containsExactly(Duration.ofMillis(1500));
  }

  @Test
  void doesNotWaitWhenItIsItsTurn() {
    turns(new Turn(true, Duration.ZERO), slept::add).await(CALL);

    assertThat(slept).isEmpty();
  }

  @Test
  void goesBackAfterSomePatienceWhenTheTurnIsFarAway() {
    Turns turns = turns(new Turn(false, Duration.ofSeconds(40)), slept::add);

    StageFailure failure = catchThrowableOfType(StageFailure.class, () -> turns.await(CALL));

    assertThat(failure.reason()).isEqualTo(ReasonCode.RATE_LIMIT_REACHED);
    assertThat(failure.failureClass()).isEqualTo(FailureClass.OUTAGE);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(35));
    assertThat(failure.dependency()).isEmpty();
    assertThat(slept).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void endsWaitingWhenInterrupted() {
    Turns turns =
        turns(
            new Turn(true, Duration.ofSeconds(3)),
            time -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(() -> turns.await(CALL)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
