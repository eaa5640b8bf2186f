package io.storycast.scheduler.claiming.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleConfigurationTest {

  @Test
  void readsSixFieldsInUtc() {
    Schedule schedule = ScheduleConfiguration.schedule("0 30 2 * * *");

    Instant next =
        schedule.getNextExecutionTime(
            ExecutionComplete.simulatedSuccess(Instant.parse("2026-03-01T08:00:00Z")));

    assertThat(next).isEqualTo("2026-03-02T02:30:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "", "  "})
  void isOffWithoutAnExpression(String expression) {
    assertThat(ScheduleConfiguration.schedule(expression).isDisabled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/15 * * * *", "hourly", "0 61 * * * *"})
  void saysWhatIsWrongWithAnExpression(String expression) {
    assertThatThrownBy(() -> ScheduleConfiguration.schedule(expression))
        .hasMessageContaining("SCHEDULE must be a cron expression with 6 fields")
        .hasMessageContaining(expression);
  }
}
