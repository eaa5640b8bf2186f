package io.storycast.scheduler.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RequestRatesTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final RequestRates rates =
      new RequestRates(
          new Clock() {
            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void countsEachKeyForItself() {
    assertThat(rates.count("a", 1).isTooMany()).isFalse();
    assertThat(rates.count("b", 1).isTooMany()).isFalse();
    assertThat(rates.count("a", 1).isTooMany()).isTrue();
  }

  @Test
  void beginsAnewAfterAMinute() {
    rates.count("a", 2);
    now = now.plus(Duration.ofMillis(15_400));
    assertThat(rates.count("a", 2)).isEqualTo(new RequestRates.Standing(2, 0, 45));
    assertThat(rates.count("a", 2).isTooMany()).isTrue();
    now = now.plus(Duration.ofMillis(44_600));
    assertThat(rates.count("a", 2)).isEqualTo(new RequestRates.Standing(2, 1, 60));
  }
}
