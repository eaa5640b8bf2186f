package io.storycast.stage.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.storycast.contracts.EventType;
import io.storycast.contracts.Topics;
import io.storycast.stage.Projection;
import io.storycast.stage.engine.DeadLetters;
import io.storycast.stage.engine.Outlet;
import io.storycast.stage.engine.StageJournal;
import io.storycast.stage.kafka.Projecting;
import io.storycast.stage.kafka.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Feeds the {@link Projection}s a service declares, all from one listener. */
@AutoConfiguration(after = EngineConfiguration.class)
@ConditionalOnBean(Projection.class)
class ProjectionConfiguration {

  @Bean
  @DependsOnDatabaseInitialization
  ConcurrentMessageListenerContainer<byte[], byte[]> projectionContainer(
      ConsumerFactory<?, ?> consumers,
      List<Projection> projections,
      PlatformTransactionManager transactions,
      Outlet outlet,
      MeterRegistry meters,
      Clock clock,
      @Value("${spring.kafka.consumer.group-id}") String group) {
    Projection projection = projections.stream().reduce(Projection::and).orElseThrow();
    String name = projection.service();
    Refusal refusal =
        new Refusal(
            new DeadLetters(name, name, group, clock),
            outlet,
            new StageJournal(name, meters, clock));
    Projecting projecting =
        new Projecting(projection, new TransactionTemplate(transactions), refusal);
    return Listeners.container(consumers, topicsOf(projection), projecting);
  }

  private static List<String> topicsOf(Projection projection) {
    List<String> topics =
        new ArrayList<>(projection.facts().stream().map(EventType::topic).toList());
    if (projection.followsDeadLetters()) {
      Topics.all().stream()
          .map(Topics.Spec::name)
          .filter(topic -> topic.endsWith(".dlt"))
          .forEach(topics::add);
    }
    if (projection.followsStatuses()) {
      topics.add(EventType.STAGE_STATUS.topic());
    }
    return topics;
  }
}
