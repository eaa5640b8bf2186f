package io.storycast.stage.jdbc;

import io.storycast.stage.spending.RateLimits;
import io.storycast.stage.spending.Rates;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The turns of each model in one row of {@code rate_limit}, which holds how far they are given away
 * (the generic cell rate algorithm). Asking is one statement; nobody holds a connection while
 * waiting. All times are the database's, so the processes' clocks do not matter.
 */
public final class JdbcRateLimits implements RateLimits {

  /** Those turned away are spread over this time, and begin at its start again when it is full. */
  private static final Duration HORIZON = Duration.ofMinutes(10);

  private static final String MAKE_ROW =
      "insert into rate_limit (provider, model) values (?, ?) on conflict do nothing";

  // The time is read after the row is locked: earlier, it would be as old as the wait for the lock.
  private static final String NEXT =
      """
      with locked as materialized (
        select * from rate_limit where provider = :provider and model = :model for update
      ), now as materialized (
        select *, clock_timestamp() as now from locked
      ), turn as (
        select *, greatest(
            now,
            requests_until - :requestBurst * interval '1 second',
            units_until - :unitBurst * interval '1 second') as begins
        from now
      ), decided as (
        select *, begins <= now + :patience * interval '1 second' as granted,
          case when returns_until between begins and now + :horizon * interval '1 second'
            then returns_until else begins end as returns
        from turn
      )
      update rate_limit
      set requests_until = case when granted
            then greatest(decided.requests_until, begins) + :request * interval '1 second'
            else decided.requests_until end,
        units_until = case when granted
            then greatest(decided.units_until, begins) + :units * interval '1 second'
            else decided.units_until end,
        returns_until = case when granted
            then decided.returns_until
            else returns + greatest(:request, :units) * interval '1 second' end
      from decided
      where rate_limit.provider = decided.provider and rate_limit.model = decided.model
      returning granted,
        extract(epoch from case when granted then begins else returns end - now) as seconds
      """;

  private static final String CORRECT =
      """
      update rate_limit set units_until = units_until + ? * interval '1 second'
      where provider = ? and model = ?
      """;

  private final JdbcClient jdbc;
  private final Rates rates;

  public JdbcRateLimits(JdbcClient jdbc, Rates rates) {
    this.jdbc = jdbc;
    this.rates = rates;
  }

  @Override
  public Turn next(String provider, String model, long units, Duration patience) {
    return ask(provider, model, units, patience)
        .or(
            () -> {
              jdbc.sql(MAKE_ROW).params(provider, model).update();
              return ask(provider, model, units, patience);
            })
        .orElseThrow();
  }

  /** Empty when nobody asked for a turn of this model before. */
  private Optional<Turn> ask(String provider, String model, long units, Duration patience) {
    return jdbc.sql(NEXT)
        .param("provider", provider)
        .param("model", model)
        .param("requestBurst", rates.burstOfRequests())
        .param("unitBurst", rates.burstOfUnits())
        .param("request", rates.secondsPerRequest())
        .param("units", rates.secondsOf(units))
        .param("patience", seconds(patience))
        .param("horizon", seconds(HORIZON))
        .query(
            (row, number) ->
                new Turn(row.getBoolean("granted"), duration(row.getDouble("seconds"))))
        .optional();
  }

  @Override
  public void correct(String provider, String model, long units) {
    if (rates.units() != null) {
      jdbc.sql(CORRECT).params(rates.secondsOf(units), provider, model).update();
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis((long) Math.ceil(seconds * 1000));
  }
}
