package io.storycast.stage.spending;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storycast.stage.CallLedger.Answer;
import io.storycast.stage.CallLedger.Call;
import io.storycast.stage.CallLedger.Units;
import io.storycast.stage.jdbc.JdbcCallRows;
import io.storycast.stage.jdbc.JdbcDailySpending;
import io.storycast.stage.jdbc.JdbcRateLimits;
import io.storycast.testing.Database;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One process of a stage: a pool of its own, nothing shared with another but the database. */
final class Pod implements AutoCloseable {

  private static final int CONNECTIONS = 2;
  private static final Prices DOLLAR_A_MILLION =
      new Prices(Billing.TOKENS, BigDecimal.ONE, BigDecimal.ONE, null, "USD");

  final JdbcClient jdbc;
  final JdbcRateLimits limits;
  final Budget budget;
  final PaidCalls calls;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final HikariDataSource pool;

  private Pod(
      HikariDataSource pool, Rates rates, @Nullable BigDecimal hardBudget, Duration patience) {
    this.pool = pool;
    this.jdbc = JdbcClient.create(pool);
    this.limits = new JdbcRateLimits(jdbc, rates);
    this.budget =
        new Budget(
            new BudgetLimits(null, hardBudget), DOLLAR_A_MILLION, new JdbcDailySpending(jdbc));
    this.calls =
        new PaidCalls(
            new JdbcCallRows(jdbc),
            budget,
            DOLLAR_A_MILLION,
            limits,
            patience,
            new CallMeters(meters));
  }

  static Pod of(
      Database database, Rates rates, @Nullable BigDecimal hardBudget, Duration patience) {
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(database.dataSource());
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setConnectionTimeout(1000); // who waits with a connection in hand makes others fail
    return new Pod(new HikariDataSource(settings), rates, hardBudget, patience);
  }

  static Call call(int expectedUnits) {
    return new Call("s-1", 1, 1, "story", "models.example.org", "writer-1", expectedUnits);
  }

  static Answer answer(@Nullable Integer promptTokens, @Nullable Integer completionTokens) {
    return new Answer("r-1", "body", new Units(promptTokens, completionTokens, null));
  }

  UUID begin() {
    return calls.begin(call(0));
  }

  BigDecimal spentToday() {
    return new JdbcDailySpending(jdbc).today("USD").spent();
  }

  double counted(String meter, String... tags) {
    return meters.find(meter).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
  }

  @Override
  public void close() {
    pool.close();
  }
}
