package io.storycast.stage.engine;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, for leases: pods whose clocks differ still agree when a lease has run out.
 * The difference to the local clock is measured at the start and every minute.
 */
public final class DatabaseClock implements Clock {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration REMEASURE = Duration.ofMinutes(1);
  private static final Duration WORTH_A_WARNING = Duration.ofSeconds(5);

  private final java.time.Clock local;
  private final Supplier<Instant> databaseTime;
  private volatile Measurement last = new Measurement(Instant.EPOCH, Duration.ZERO);

  private record Measurement(Instant at, Duration ahead) {}

  /**
   * @param databaseTime asks the database for its time
   */
  public DatabaseClock(java.time.Clock local, Supplier<Instant> databaseTime) {
    this.local = local;
    this.databaseTime = databaseTime;
  }

  @Override
  public Instant now() {
    Instant here = local.instant();
    if (Duration.between(last.at(), here).abs().compareTo(REMEASURE) > 0) {
      measure(here);
    }
    return here.plus(last.ahead());
  }

  /** The same time for those who want a clock of the JDK. */
  public java.time.Clock asClock() {
    return new java.time.Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public java.time.Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }

  private synchronized void measure(Instant here) {
    if (Duration.between(last.at(), here).abs().compareTo(REMEASURE) <= 0) {
      return; // another thread just did
    }
    Duration ahead = last.ahead();
    try {
      ahead = Duration.between(local.instant(), databaseTime.get());
      if (ahead.abs().compareTo(WORTH_A_WARNING) > 0) {
        LOG.warn("This machine's clock and the database's differ by {}", ahead);
      }
    } catch (RuntimeException e) {
      LOG.debug("The database's time could not be read; keeping the last difference", e);
    }
    last = new Measurement(here, ahead);
  }
}
