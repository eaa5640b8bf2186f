package io.storycast.stage.boot;

import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.contracts.EventType;
import io.storycast.stage.Stage;
import io.storycast.stage.Tracing;
import io.storycast.stage.engine.Cancellations;
import io.storycast.stage.engine.DatabaseClock;
import io.storycast.stage.engine.DeadLetters;
import io.storycast.stage.engine.Gate;
import io.storycast.stage.engine.InFlight;
import io.storycast.stage.engine.ObligationTasks;
import io.storycast.stage.engine.Obligations;
import io.storycast.stage.engine.Outlet;
import io.storycast.stage.engine.StageContext;
import io.storycast.stage.engine.StageJournal;
import io.storycast.stage.gate.StageOrders;
import io.storycast.stage.jdbc.JdbcCancellations;
import io.storycast.stage.jdbc.JdbcResults;
import io.storycast.stage.kafka.Landing;
import io.storycast.stage.kafka.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Runs the {@link Stage} a service declares. */
@AutoConfiguration(after = EngineConfiguration.class)
@ConditionalOnBean(Stage.class)
class StageConfiguration {

  @Bean
  Cancellations cancellations(JdbcClient jdbc) {
    return new JdbcCancellations(jdbc);
  }

  @Bean
  StageContext stageContext(
      Stage stage,
      StageProperties properties,
      Gate gate,
      MeterRegistry meters,
      Tracing tracing,
      DatabaseClock databaseClock,
      @Value("${spring.kafka.consumer.group-id}") String group) {
    Clock clock = databaseClock.asClock();
    return new StageContext(
        stage,
        properties.retrySettings(),
        gate,
        new DeadLetters(stage.name(), stage.service(), group, clock),
        new StageJournal(stage.name(), meters, clock),
        tracing,
        clock);
  }

  @Bean
  StageTasks stageTasks(
      StageContext context,
      JdbcClient jdbc,
      Outlet outlet,
      InFlight inFlight,
      Obligations obligations) {
    return new StageTasks(
        ObligationTasks.of(context, new JdbcResults(jdbc), outlet, inFlight, obligations));
  }

  @Bean
  CancellationWatch cancellationWatch(InFlight inFlight, Cancellations cancellations) {
    return new CancellationWatch(inFlight, cancellations);
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> landingContainer(
      ConsumerFactory<?, ?> consumers,
      StageContext context,
      Obligations obligations,
      Cancellations cancellations,
      StageOrders orders,
      Outlet outlet) {
    List<String> topics =
        Stream.concat(
                context.stage().handlers().stream().map(Stage.Handler::eventType),
                Stream.of(EventType.JOB_CANCELLED, EventType.STAGE_CONTROL))
            .map(EventType::topic)
            .toList();
    Refusal refusal = new Refusal(context.deadLetters(), outlet, context.journal());
    Landing landing =
        new Landing(
            obligations, cancellations, orders, refusal, context.tracing(), context.clock());
    return Listeners.container(consumers, topics, landing);
  }

  /** The stage's tasks; a type of its own, because Spring would flatten a list of beans. */
  record StageTasks(List<Task<?>> tasks) {}
}
