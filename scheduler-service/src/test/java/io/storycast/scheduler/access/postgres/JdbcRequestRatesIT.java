package io.storycast.scheduler.access.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.scheduler.access.RequestRates;
import io.storycast.scheduler.fixtures.SchedulerOnDatabase;
import io.storycast.scheduler.fixtures.Settings;
import io.storycast.scheduler.fixtures.Site;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcRequestRatesIT {

  private final SchedulerOnDatabase scheduler =
      SchedulerOnDatabase.start(Site.empty().database(), Settings.uncapped());
  private final RequestRates one = new JdbcRequestRates(scheduler.sql());
  private final RequestRates other = new JdbcRequestRates(scheduler.sql());
  private final String key = UUID.randomUUID().toString();

  @AfterEach
  void stop() {
    scheduler.close();
  }

  @Test
  void countsOverAllInstancesAndEachKeyForItself() {
    assertThat(one.count(key, 2)).isEqualTo(new RequestRates.Standing(2, 1, 60));
    assertThat(other.count(key, 2).isTooMany()).isFalse();
    assertThat(one.count(key, 2).isTooMany()).isTrue();
    assertThat(other.count(key, 2).isTooMany()).isTrue();
    assertThat(one.count(UUID.randomUUID().toString(), 2).isTooMany()).isFalse();
  }

  @Test
  void beginsAnewAfterAMinute() {
    one.count(key, 1);
    assertThat(one.count(key, 1).isTooMany()).isTrue();
    scheduler
        .sql()
        .sql("update api_requests set ends_at = now() - interval '1 millisecond'")
        .update();

    assertThat(one.count(key, 1)).isEqualTo(new RequestRates.Standing(1, 0, 60));
  }
}
