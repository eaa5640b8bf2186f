package io.storycast.stage.jdbc;

import io.storycast.stage.spending.DailySpending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sums by day in {@code spending}: one row by its key, however many calls there were. */
public final class JdbcDailySpending implements DailySpending {

  private static final String TODAY =
      """
      select now() as now, day.begin as begin, day.begin + interval '24 hours' as midnight,
        coalesce(amount, 0) as amount, coalesce(warned, false) as warned,
        coalesce(changed_at, day.begin) as changed_at
      from (select date_trunc('day', now(), 'UTC') as begin) as day
      left join spending on spending.day = cast(now() at time zone 'UTC' as date) and currency = ?
      """;

  private static final String WARN =
      """
      update spending set warned = true
      where day = cast(now() at time zone 'UTC' as date) and currency = ? and not warned
      """;

  private final JdbcClient jdbc;

  public JdbcDailySpending(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Day today(String currency) {
    return jdbc.sql(TODAY).param(currency).query((row, number) -> day(row)).single();
  }

  @Override
  public boolean warn(String currency) {
    return jdbc.sql(WARN).param(currency).update() == 1;
  }

  private static Day day(ResultSet row) throws SQLException {
    Instant midnight = instant(row, "midnight");
    return new Day(
        row.getBigDecimal("amount"),
        instant(row, "changed_at"),
        row.getBoolean("warned"),
        midnight,
        Duration.between(instant(row, "now"), midnight));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
