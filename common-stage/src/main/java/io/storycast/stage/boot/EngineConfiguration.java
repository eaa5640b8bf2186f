package io.storycast.stage.boot;

import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.stage.Publisher;
import io.storycast.stage.Tracing;
import io.storycast.stage.boot.StageConfiguration.StageTasks;
import io.storycast.stage.engine.DatabaseClock;
import io.storycast.stage.engine.Gate;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.engine.Obligations;
import io.storycast.stage.engine.Outlet;
import io.storycast.stage.engine.Publications;
import io.storycast.stage.engine.StageEngine;
import io.storycast.stage.jdbc.GatedPolling;
import io.storycast.stage.jdbc.JdbcObligations;
import io.storycast.stage.kafka.KafkaOutlet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.function.SingletonSupplier;

/** The engine itself: obligations, publications, and db-scheduler which runs them. */
@AutoConfiguration(
    after = {
      JdbcClientAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      TracingConfiguration.class,
      KafkaAutoConfiguration.class
    })
@EnableConfigurationProperties(StageProperties.class)
class EngineConfiguration {

  private static final Duration SEND_PATIENCE = Duration.ofSeconds(45);

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  InFlight inFlight() {
    return new InFlight();
  }

  @Bean
  Outlet outlet(KafkaOperations<?, ?> kafka) {
    @SuppressWarnings("unchecked") // the serializers are set in storycast-stage.properties
    KafkaOperations<byte[], byte[]> bytes = (KafkaOperations<byte[], byte[]>) kafka;
    return new KafkaOutlet(bytes, SEND_PATIENCE);
  }

  @Bean
  Obligations obligations(JdbcClient jdbc, ObjectProvider<StageEngine> engine) {
    // Asked for with every batch that lands: to look it up takes longer than to wake it.
    SingletonSupplier<StageEngine> known = SingletonSupplier.ofNullable(engine::getIfAvailable);
    return new JdbcObligations(
        jdbc, () -> Optional.ofNullable(known.get()).ifPresent(StageEngine::wake));
  }

  @Bean
  Publisher publisher(
      @Value("${spring.application.name}") String service,
      Obligations obligations,
      Tracing tracing) {
    return new Publications(service, obligations, tracing);
  }

  @Bean
  Task<?> publicationTask(Outlet outlet, Obligations obligations, Tracing tracing) {
    return Publications.task(outlet, obligations, tracing);
  }

  @Bean
  DatabaseClock databaseClock(JdbcClient jdbc, Clock clock) {
    Supplier<Instant> databaseTime =
        () -> jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    return new DatabaseClock(clock, databaseTime);
  }

  @Bean
  @DependsOnDatabaseInitialization
  StageEngine stageEngine(
      DataSource dataSource,
      ObjectProvider<Task<?>> tasks,
      ObjectProvider<StageTasks> stageTasks,
      ObjectProvider<Gate> gate,
      InFlight inFlight,
      InstanceName instance,
      DatabaseClock clock,
      StageProperties properties) {
    List<Task<?>> all = new ArrayList<>(tasks.orderedStream().toList());
    List<String> ungated = all.stream().map(Task::getName).toList();
    stageTasks.ifAvailable(stage -> all.addAll(stage.tasks()));
    SingletonSupplier<Gate> known = SingletonSupplier.ofNullable(gate::getIfAvailable);
    IntSupplier room =
        () -> Optional.ofNullable(known.get()).map(Gate::room).orElse(Integer.MAX_VALUE);
    return new StageEngine(
        dataSource,
        all,
        instance.value(),
        clock,
        inFlight,
        new GatedPolling(room, ungated),
        properties.engine());
  }

  @Bean
  EngineLifecycle engineLifecycle(StageEngine engine) {
    return new EngineLifecycle(engine);
  }

  /**
   * Not ready when it takes no work or no records; a provider that is down does not matter here.
   */
  @Bean
  HealthIndicator stageHealthIndicator(
      StageEngine engine, ObjectProvider<MessageListenerContainer> listeners) {
    return () ->
        (engine.isRunning() && listeners.stream().allMatch(MessageListenerContainer::isRunning)
                ? Health.up()
                : Health.outOfService())
            .build();
  }

  @Bean
  BacklogMeters backlogMeters(
      @Value("${spring.application.name}") String service,
      Obligations obligations,
      InFlight inFlight,
      ObjectProvider<Gate> gate,
      StageProperties properties,
      MeterRegistry meters,
      Clock clock) {
    Gauge.builder("storycast.stage.concurrency", properties, StageProperties::concurrency)
        .description("Obligations this process may work on at once")
        .tag("service", service)
        .strongReference(true)
        .register(meters);
    BooleanSupplier standsStill = () -> gate.stream().anyMatch(one -> one.room() == 0);
    return new BacklogMeters(service, obligations, inFlight, standsStill, meters, clock);
  }
}
