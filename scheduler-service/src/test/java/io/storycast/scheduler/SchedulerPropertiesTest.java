package io.storycast.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.scheduler.fixtures.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SchedulerPropertiesTest {

  @Test
  void namesTheVariableThatIsWrong() {
    assertThatThrownBy(() -> Settings.capped(0, 5))
        .hasMessage("MAX_IN_FLIGHT must be at least 1, not 0");
    assertThatThrownBy(() -> Settings.capped(5, -1))
        .hasMessage("DAILY_MAX_GENERATIONS must be at least 0, not -1");
    assertThatThrownBy(() -> new SchedulerProperties.Retry(Duration.ZERO, Duration.ofMinutes(1)))
        .hasMessage("RETRY_FIRST_DELAY must be a positive duration such as 30s or 15m, not PT0S");
  }

  @Test
  void allowsADailyCapOfZeroToStopClaiming() {
    assertThat(Settings.capped(5, 0).dailyMaxGenerations()).isZero();
  }
}
