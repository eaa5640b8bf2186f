package io.storycast.stage.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.contracts.StageStatus.Backlog;
import io.storycast.contracts.StageStatus.Limits;
import io.storycast.stage.PauseSource;
import io.storycast.stage.SpendingReport;
import io.storycast.stage.Stage;
import io.storycast.stage.engine.DatabaseClock;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.engine.Obligations;
import io.storycast.stage.engine.Outlet;
import io.storycast.stage.engine.StageEngine;
import io.storycast.stage.gate.BreakerSettings;
import io.storycast.stage.gate.Detectors;
import io.storycast.stage.gate.GateJournal;
import io.storycast.stage.gate.GateMeters;
import io.storycast.stage.gate.SharedStanding;
import io.storycast.stage.gate.StageGate;
import io.storycast.stage.gate.StageOrders;
import io.storycast.stage.gate.StatusReport;
import io.storycast.stage.jdbc.JdbcBreakers;
import io.storycast.stage.jdbc.JdbcOrders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What makes a stage stand still and go on: orders, breakers, budgets; and what tells of it. */
@AutoConfiguration(after = EngineConfiguration.class, before = StageConfiguration.class)
@ConditionalOnBean(Stage.class)
class GateConfiguration {

  @Bean
  GateJournal gateJournal(Stage stage, MeterRegistry meters) {
    return new GateJournal(stage.name(), meters);
  }

  @Bean
  SharedStanding sharedStanding(
      Stage stage, JdbcClient jdbc, StageProperties properties, GateJournal journal) {
    return new SharedStanding(
        new JdbcBreakers(jdbc, stage.name(), properties.engine().dead()), journal);
  }

  @Bean
  StageGate stageGate(
      SharedStanding shared,
      StageProperties properties,
      DatabaseClock clock,
      InFlight inFlight,
      ObjectProvider<PauseSource> sources) {
    BreakerSettings settings = properties.breakerSettings();
    return new StageGate(
        shared,
        new Detectors(settings, clock.asClock()),
        settings,
        inFlight,
        () -> sources.orderedStream().flatMap(source -> source.pauses().stream()).toList(),
        properties.engine().dead());
  }

  @Bean
  StageOrders stageOrders(
      Stage stage, JdbcClient jdbc, SharedStanding shared, GateJournal journal) {
    return new StageOrders(stage.name(), new JdbcOrders(jdbc), shared, journal);
  }

  @Bean
  GateMeters gateMeters(Stage stage, SharedStanding shared, MeterRegistry meters) {
    return new GateMeters(stage.name(), shared, meters);
  }

  @Bean
  GateWatch gateWatch(
      StageGate gate, SharedStanding shared, StageEngine engine, StageProperties properties) {
    return new GateWatch(gate, shared, engine, properties.lookInterval());
  }

  @Bean
  StatusReporter statusReporter(
      Stage stage,
      InstanceName instance,
      StageProperties properties,
      SharedStanding shared,
      InFlight inFlight,
      Obligations obligations,
      ObjectProvider<SpendingReport> spending,
      ObjectProvider<SpendingProperties> calls,
      DatabaseClock clock,
      Outlet outlet) {
    StatusReport report =
        new StatusReport(
            new StatusReport.Instance(
                stage.name(),
                instance.value(),
                properties.concurrency(),
                limits(calls.getIfAvailable())),
            shared,
            inFlight,
            () -> backlog(obligations),
            () -> Optional.ofNullable(spending.getIfAvailable()).flatMap(SpendingReport::today),
            clock.asClock());
    return new StatusReporter(
        report, shared, outlet, "/storycast/" + stage.service(), properties.statusInterval());
  }

  private static @Nullable Limits limits(@Nullable SpendingProperties calls) {
    return calls == null || calls.rates().isNone()
        ? null
        : new Limits(calls.rates().requests(), calls.rates().units());
  }

  private static Backlog backlog(Obligations obligations) {
    Obligations.Backlog backlog = obligations.backlog();
    return new Backlog(backlog.waiting(), backlog.oldestWaitingSeconds(), backlog.ages());
  }
}
