package io.storycast.scheduler.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

  private long now;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 50, 333, 1000})
  void keepsTheRateThoughSendingTakesTime(int rate) {
    Pace pace = new Pace(rate, () -> now);
    long sent = 0;
    while (now < Duration.ofSeconds(20).toNanos()) {
      sent += pace.slice();
      now += Duration.ofMillis(30).toNanos();
      now += pace.after(pace.slice()).toNanos();
    }
    double average = sent / (now / 1e9);
    assertThat(average).isCloseTo(rate, Percentage.withPercentage(2));
  }

  @Test
  void catchesUpALateSlice() {
    Pace pace = new Pace(50, () -> now);
    now += Duration.ofMillis(300).toNanos();
    assertThat(pace.after(10)).isZero();
    assertThat(pace.after(10)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void doesNotMakeUpForAStall() {
    Pace pace = new Pace(50, () -> now);
    now += Duration.ofMinutes(10).toNanos();
    int atOnce = 0;
    while (pace.after(10).isZero()) {
      atOnce++;
    }
    assertThat(atOnce).isLessThanOrEqualTo(3);
  }

  @Test
  void waitsForAShortSliceOnlyAsLongAsItsLettersAsk() {
    assertThat(new Pace(50, () -> now).after(5)).isEqualTo(Duration.ofMillis(100));
  }
}
