package io.storycast.stage.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.engine.Obligations;
import io.storycast.stage.engine.Obligations.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DataAccessException;

/** What waits and what is in flight, as gauges. The database is asked at most every 5 seconds. */
final class BacklogMeters {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Obligations obligations;
  private final Clock clock;
  private Backlog last = new Backlog(0, 0);
  private Instant readAt = Instant.EPOCH;

  BacklogMeters(
      String service,
      Obligations obligations,
      InFlight inFlight,
      MeterRegistry meters,
      Clock clock) {
    this.obligations = obligations;
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
    Gauge.builder("storycast.stage.in.flight", inFlight, InFlight::count)
        .description("Obligations this process works on")
        .tag("service", service)
        .register(meters);
  }

  private synchronized Backlog backlog() {
    Instant now = clock.instant();
    if (Duration.between(readAt, now).compareTo(FRESH) > 0) {
      try {
        last = obligations.backlog();
      } catch (DataAccessException e) {
        last = new Backlog(-1, -1); // a gap would read as zero
      }
      readAt = now;
    }
    return last;
  }
}
