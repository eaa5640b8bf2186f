package io.storycast.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final Wording wording = new Wording(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({
    "PT0S,      just now",
    "PT-40S,    40 s ago",
    "PT-4M,     4 min ago",
    "PT-95M,    2 h ago",
    "PT-40H,    2 d ago",
    "PT50S,     in 50 s",
    "PT3H,      in 3 h"
  })
  void tellsHowFarATimeIsFromNow(Duration away, String words) {
    assertThat(wording.relative(NOW.plus(away))).isEqualTo(words);
  }

  @Test
  void tellsTheDateOnlyOfAnotherDay() {
    assertThat(wording.clockTime(NOW.minusSeconds(60))).isEqualTo("07:59");
    assertThat(wording.clockTime(NOW.minus(Duration.ofHours(9)))).isEqualTo("28 Feb 23:00");
    assertThat(wording.utc(NOW)).isEqualTo("2026-03-01 08:00:00 UTC");
  }

  @ParameterizedTest
  @CsvSource({"999, 999 ms", "5400, 5.4 s", "184000, 3:04 min"})
  void tellsMillisecondsInTheirUnit(long millis, String words) {
    assertThat(wording.millis(millis)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.00 USD", "1.2, 1.20 USD", "0.0123, 0.0123 USD", "-0.05, -0.0500 USD"})
  void showsSmallAmountsOfMoney(BigDecimal amount, String words) {
    assertThat(wording.money(amount, "USD")).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"999, 999 B", "1400, 1.4 kB", "2500000, 2.5 MB"})
  void tellsBytesInTheirUnit(long bytes, String words) {
    assertThat(wording.bytes(bytes)).isEqualTo(words);
  }

  @Test
  void counts() {
    assertThat(wording.count(1234567)).isEqualTo("1,234,567");
    assertThat(wording.count(1, "job", "jobs")).isEqualTo("1 job");
    assertThat(wording.count(2000, "job", "jobs")).isEqualTo("2,000 jobs");
    assertThat(wording.percent(0.987)).isEqualTo("98.7 %");
  }

  @Test
  void writesADashForWhatIsNotKnown() {
    assertThat(wording.relative(null)).isEqualTo("–");
    assertThat(wording.millis(null)).isEqualTo("–");
    assertThat(wording.count(null)).isEqualTo("–");
    assertThat(wording.percent(null)).isEqualTo("–");
    assertThat(wording.money(null, "USD")).isEqualTo("–");
    assertThat(wording.orDash(" ")).isEqualTo("–");
    assertThat(wording.utc(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"succeeded, ok", "running, busy", "queued, wait", "failed, bad", "cancelled, off"})
  void givesEachStatusATone(String status, String tone) {
    assertThat(wording.tone(status)).isEqualTo(tone);
  }
}
