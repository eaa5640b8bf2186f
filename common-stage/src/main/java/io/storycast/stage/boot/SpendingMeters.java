package io.storycast.stage.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.contracts.StageStatus.Spending;
import io.storycast.stage.SpendingReport;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The money of the day and its limits, as gauges. The database is asked at most every 5 seconds.
 */
final class SpendingMeters {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final SpendingReport report;
  private final Clock clock;
  private double last = Double.NaN;
  private Instant readAt = Instant.EPOCH;

  SpendingMeters(
      SpendingReport report, SpendingProperties properties, MeterRegistry meters, Clock clock) {
    this.report = report;
    this.clock = clock;
    if (!properties.prices().any()) {
      return;
    }
    String currency = properties.prices().currency();
    Gauge.builder("storycast.spending.today", this, SpendingMeters::today)
        .description("Spent by the whole stage on this UTC day; the same from every instance")
        .tag("currency", currency)
        .register(meters);
    limit(meters, currency, "soft", properties.dailyBudget().soft());
    limit(meters, currency, "hard", properties.dailyBudget().hard());
  }

  private static void limit(
      MeterRegistry meters, String currency, String kind, @Nullable BigDecimal amount) {
    if (amount != null) {
      Gauge.builder("storycast.spending.limit", amount, BigDecimal::doubleValue)
          .description("The budget of the day")
          .tag("currency", currency)
          .tag("kind", kind)
          .strongReference(true)
          .register(meters);
    }
  }

  private synchronized double today() {
    Instant now = clock.instant();
    if (Duration.between(readAt, now).compareTo(FRESH) > 0) {
      try {
        last = report.today().map(Spending::today).map(BigDecimal::doubleValue).orElse(Double.NaN);
      } catch (DataAccessException e) {
        last = Double.NaN; // zero would read as a new day
      }
      readAt = now;
    }
    return last;
  }
}
