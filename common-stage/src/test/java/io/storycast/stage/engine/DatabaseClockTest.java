package io.storycast.stage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Instant HERE = Instant.parse("2026-01-01T00:00:00Z");
  private final Clock local = Clock.fixed(HERE, ZoneOffset.UTC);

  @Test
  void followsTheDatabaseWhenTheLocalClockIsWrong() {
    DatabaseClock clock = new DatabaseClock(local, () -> HERE.plus(Duration.ofMinutes(5)));

    assertThat(clock.now()).isEqualTo(HERE.plus(Duration.ofMinutes(5)));
  }

  @Test
  void asksTheDatabaseOnceAMinuteAtMost() {
    AtomicInteger asked = new AtomicInteger();
    DatabaseClock clock =
        new DatabaseClock(
            local,
            () -> {
              asked.incrementAndGet();
              return HERE;
            });

    clock.now();
    clock.now();

    assertThat(asked).hasValue(1);
  }

  @Test
  void goesOnWithTheLocalClockWhenTheDatabaseIsAway() {
    DatabaseClock clock =
        new DatabaseClock(
            local,
            () -> {
              throw new IllegalStateException("away");
            });

    assertThat(clock.now()).isEqualTo(HERE);
  }
}
