package io.storycast.benchmarks.claiming;

import com.zaxxer.hikari.HikariDataSource;
import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.stage.Publisher;
import io.storycast.stage.Tracing;
import io.storycast.stage.engine.Publications;
import io.storycast.stage.jdbc.JdbcObligations;
import io.storycast.testing.Database;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The claiming of one scheduler-service as it is shipped, with a connection pool of its own. What
 * it publishes stays in the table: nothing sends it.
 */
final class SchedulerParts implements AutoCloseable {

  private static final int NO_CAP = Integer.MAX_VALUE / 2;

  private final HikariDataSource pool;
  private final AnnotationConfigApplicationContext context;

  SchedulerParts(Database database) {
    this.pool = pool(database);
    this.context = new AnnotationConfigApplicationContext();
    JdbcClient jdbc = JdbcClient.create(pool);
    context.registerBean(DataSource.class, () -> pool);
    context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
    context.registerBean(JdbcClient.class, () -> jdbc);
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
    context.registerBean(SchedulerProperties.class, SchedulerParts::uncapped);
    context.registerBean(
        Publisher.class,
        () ->
            new Publications(
                "scheduler-service", new JdbcObligations(jdbc, () -> {}), Tracing.NONE));
    context.scan(
        "io.storycast.scheduler.claiming.postgres",
        "io.storycast.scheduler.history.postgres",
        "io.storycast.scheduler.postgres");
    context.refresh();
  }

  Claiming claiming() {
    return context.getBean(Claiming.class);
  }

  @Override
  public void close() {
    context.close();
    pool.close();
  }

  /** As the service sets it up, see {@code storycast-stage.properties}. */
  private static HikariDataSource pool(Database database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.jdbcUrl());
    pool.setUsername(database.user());
    pool.setPassword(database.user());
    pool.setConnectionInitSql("set search_path to scheduler, public");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    return pool;
  }

  private static SchedulerProperties uncapped() {
    return new SchedulerProperties(
        "-",
        1,
        3,
        NO_CAP,
        NO_CAP,
        Duration.ofHours(1),
        Duration.ofSeconds(30),
        Duration.ofHours(1),
        "en",
        new SchedulerProperties.Retry(Duration.ofSeconds(30), Duration.ofMinutes(30)),
        new SchedulerProperties.Estimate(
            4, 700, 1500, 4500, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, "USD"));
  }
}
