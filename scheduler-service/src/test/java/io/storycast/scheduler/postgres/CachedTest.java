package io.storycast.scheduler.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedTest {

  private final AtomicLong now = new AtomicLong(1);
  private final AtomicInteger counted = new AtomicInteger();

  @Test
  void countsAnewWhateverIsQuicklyCounted() {
    Cached<Integer> count = count(Duration.ZERO, Duration.ofMillis(3));

    assertThat(count.get()).isEqualTo(1);
    later(Duration.ofNanos(1));
    assertThat(count.get()).isEqualTo(2);
  }

  @Test
  void keepsAValueForTheTimeItMayBeOld() {
    Cached<Integer> count = count(Duration.ofSeconds(5), Duration.ofMillis(3));

    assertThat(count.get()).isEqualTo(1);
    later(Duration.ofSeconds(5));
    assertThat(count.get()).isEqualTo(1);
    later(Duration.ofNanos(1));
    assertThat(count.get()).isEqualTo(2);
  }

  @Test
  void keepsWhatTakesLongFiftyTimesAsLongAndCountsBeside() {
    Cached<Integer> count = count(Duration.ZERO, Duration.ofMillis(100));

    assertThat(count.get()).isEqualTo(1);
    later(Duration.ofSeconds(5));
    assertThat(count.get()).isEqualTo(1);
    assertThat(counted).hasValue(1);
    later(Duration.ofNanos(1));
    assertThat(count.get()).as("the old one, at once").isEqualTo(1);
    await().untilAsserted(() -> assertThat(count.get()).isEqualTo(2));
  }

  @Test
  void showsNoValueThatNobodyAskedForLately() {
    Cached<Integer> count = count(Duration.ZERO, Duration.ofMillis(100));

    assertThat(count.get()).isEqualTo(1);
    later(Duration.ofMinutes(2));
    assertThat(count.get()).isEqualTo(2);
  }

  private Cached<Integer> count(Duration shortest, Duration takes) {
    return new Cached<>(
        shortest,
        () -> {
          later(takes);
          return counted.incrementAndGet();
        },
        now::get);
  }

  private void later(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
