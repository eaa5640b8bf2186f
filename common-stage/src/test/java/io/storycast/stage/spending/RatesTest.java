package io.storycast.stage.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {

  private static final double ROUNDING = 1e-9;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 30, 59, 60, 61, 62, 100, 599, 600, 5000, 100_000})
  void putsNoMoreRequestsIntoAnyMinuteThanTheLimit(int limit) {
    Rates rates = new Rates(limit, null);

    // The fullest minute begins with a burst; its last request begins as the minute ends.
    double mostInAMinute =
        Math.floor((60 + rates.burstOfRequests()) / rates.secondsPerRequest() + ROUNDING) + 1;

    assertThat(mostInAMinute).isLessThanOrEqualTo(limit).isGreaterThanOrEqualTo(limit * 0.98);
  }

  @Test
  void takesASixtiethMoreThanAMinuteForAMinutesUnits() {
    assertThat(new Rates(null, 6000).secondsOf(6000)).isCloseTo(61, within(ROUNDING));
    assertThat(new Rates(null, 6000).secondsOf(-60)).isCloseTo(-0.61, within(ROUNDING));
  }

  @Test
  void asksNoTimeForWhatIsNotLimited() {
    Rates none = new Rates(null, null);

    assertThat(none.isNone()).isTrue();
    assertThat(none.secondsPerRequest()).isZero();
    assertThat(none.secondsOf(1_000_000)).isZero();
  }
}
