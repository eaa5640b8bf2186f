package io.storycast.stage.spending;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** What all processes of a stage spent together, by UTC day of the database's clock. */
public interface DailySpending {

  /** The present day in a currency. */
  Day today(String currency);

  /**
   * Notes that the soft limit of the present day was told.
   *
   * @return false when another process was first
   */
  boolean warn(String currency);

  /**
   * A day that is not over.
   *
   * @param changedAt when something was spent last; the day's begin when nothing was
   * @param warned whether the soft limit was told
   * @param end midnight
   * @param left until midnight
   */
  record Day(BigDecimal spent, Instant changedAt, boolean warned, Instant end, Duration left) {}
}
