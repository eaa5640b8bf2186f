package io.storycast.stage.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.stage.CallLedger;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.jdbc.JdbcCallRows;
import io.storycast.stage.jdbc.JdbcDailySpending;
import io.storycast.stage.jdbc.JdbcRateLimits;
import io.storycast.stage.spending.Budget;
import io.storycast.stage.spending.CallMeters;
import io.storycast.stage.spending.ObservedCalls;
import io.storycast.stage.spending.PaidCalls;
import io.storycast.stage.spending.RateLimits;
import io.storycast.stage.spending.Rates;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The call ledger of a service that pays a provider, and what holds its calls back. */
@AutoConfiguration(after = EngineConfiguration.class, before = StageConfiguration.class)
@ConditionalOnProperty("storycast.calls.billed-by")
@EnableConfigurationProperties(SpendingProperties.class)
class SpendingConfiguration {

  @Bean
  Budget budget(SpendingProperties properties, JdbcClient jdbc) {
    return new Budget(properties.budget(), properties.prices(), new JdbcDailySpending(jdbc));
  }

  @Bean
  CallLedger callLedger(
      SpendingProperties properties,
      Budget budget,
      JdbcClient jdbc,
      InFlight inFlight,
      MeterRegistry registry,
      Clock clock) {
    Rates rates = properties.rates();
    RateLimits limits = rates.isNone() ? RateLimits.NONE : new JdbcRateLimits(jdbc, rates);
    CallMeters meters = new CallMeters(registry);
    PaidCalls calls =
        new PaidCalls(
            new JdbcCallRows(jdbc),
            budget,
            properties.prices(),
            limits,
            properties.turnPatience(),
            meters);
    return new ObservedCalls(calls, inFlight, meters, clock);
  }

  @Bean
  SpendingMeters spendingMeters(
      Budget budget, SpendingProperties properties, MeterRegistry meters, Clock clock) {
    return new SpendingMeters(budget, properties, meters, clock);
  }
}
