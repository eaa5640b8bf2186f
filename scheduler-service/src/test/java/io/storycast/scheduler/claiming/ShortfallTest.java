package io.storycast.scheduler.claiming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortfallTest {

  @ParameterizedTest(name = "limit {0}, {1} in flight, {2} today, {3} taken, {4} refused: {5}")
  @CsvSource({
    "3,  0,  0, 3, 0,",
    "3,  0,  0, 2, 0, NOTHING_DUE",
    "3, 10,  0, 0, 0, IN_FLIGHT_CAP",
    "3,  8,  0, 2, 0, IN_FLIGHT_CAP",
    "3,  0, 20, 0, 0, DAILY_CAP",
    "3,  9, 19, 1, 0, DAILY_CAP",
    "3,  8,  0, 1, 0, NOTHING_DUE",
    "3,  0,  0, 3, 1, REFUSED",
    "3,  8,  0, 2, 1, IN_FLIGHT_CAP",
    "0,  0,  0, 0, 0,"
  })
  void tellsWhyFewerWereClaimed(
      int limit, int inFlight, int today, int taken, int refused, @Nullable Shortfall expected) {
    ClaimRules rules = new ClaimRules(10, 20, Duration.ofMinutes(15), "en");
    Room room = new Room(inFlight, today);

    assertThat(Shortfall.of(limit, room.within(rules, limit), taken, refused, room.tightest(rules)))
        .isEqualTo(java.util.Optional.ofNullable(expected));
  }
}
