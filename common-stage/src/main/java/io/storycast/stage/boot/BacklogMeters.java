package io.storycast.stage.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storycast.contracts.StageStatus.Ages;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.engine.Obligations;
import io.storycast.stage.engine.Obligations.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;

/** What waits and what is in flight, as gauges. The database is asked at most every 5 seconds. */
final class BacklogMeters {

  private static final Duration FRESH = Duration.ofSeconds(5);

  /** Until this process has finished something, nobody knows how long it takes. */
  private static final double FIRST_GUESS_SECONDS = 1;

  private final Obligations obligations;
  private final MeterRegistry meters;
  private final Clock clock;
  private Backlog last = of(0);
  private Instant readAt = Instant.EPOCH;

  /**
   * @param standsStill whether the stage takes up no work now
   */
  BacklogMeters(
      String service,
      Obligations obligations,
      InFlight inFlight,
      BooleanSupplier standsStill,
      MeterRegistry meters,
      Clock clock) {
    this.obligations = obligations;
    this.meters = meters;
    this.clock = clock;
    Gauge.builder("storycast.stage.waiting", this, self -> self.backlog().waiting())
        .description("Obligations nobody works on, retries included; the same from every instance")
        .tag("service", service)
        .register(meters);
    Gauge.builder(
            "storycast.stage.waiting.oldest", this, self -> self.backlog().oldestWaitingSeconds())
        .description("Age of the oldest waiting obligation since it landed")
        .baseUnit("seconds")
        .tag("service", service)
        .register(meters);
    Gauge.builder(
            "storycast.stage.waiting.work",
            this,
            self -> standsStill.getAsBoolean() ? 0 : self.secondsOfWork())
        .description("Obligations that are due times the mean time of one; 0 while standing still")
        .baseUnit("seconds")
        .tag("service", service)
        .register(meters);
    Gauge.builder("storycast.stage.in.flight", inFlight, InFlight::count)
        .description("Obligations this process works on")
        .tag("service", service)
        .register(meters);
  }

  private double secondsOfWork() {
    long due = backlog().due();
    return due <= 0 ? due : due * meanSeconds();
  }

  /** Of what this process fulfilled since it started. */
  private double meanSeconds() {
    double seconds = 0;
    long count = 0;
    for (Timer timer :
        meters.find("storycast.stage.execution").tag("outcome", "fulfilled").timers()) {
      seconds += timer.totalTime(TimeUnit.SECONDS);
      count += timer.count();
    }
    return count == 0 ? FIRST_GUESS_SECONDS : seconds / count;
  }

  private static Backlog of(long number) {
    return new Backlog(number, number, number, new Ages(number, number, number, number));
  }

  private synchronized Backlog backlog() {
    Instant now = clock.instant();
    if (Duration.between(readAt, now).compareTo(FRESH) > 0) {
      try {
        last = obligations.backlog();
      } catch (DataAccessException e) {
        last = of(-1); // a gap would read as zero
      }
      readAt = now;
    }
    return last;
  }
}
