package io.storycast.stage.boot;

import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.Topics;
import io.storycast.stage.Stage;
import io.storycast.stage.Work;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small service with one stage, as a test needs it: real Kafka, real PostgreSQL. */
final class StageService implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private StageService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static StageService start(Database database, Work<ScenarioClaimed> work, String... settings) {
    return start(database, Clock.systemUTC(), work, settings);
  }

  /**
   * @param clock what the process believes the time to be
   */
  static StageService start(
      Database database, Clock clock, Work<ScenarioClaimed> work, String... settings) {
    Map<String, String> arguments = new LinkedHashMap<>();
    Stream.concat(usual(database).stream(), Stream.of(settings))
        .forEach(argument -> arguments.put(argument.split("=", 2)[0], argument));
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Application.class)
            .initializers(
                starting -> {
                  var beans =
                      (org.springframework.context.support.GenericApplicationContext) starting;
                  beans.registerBean(Clock.class, () -> clock);
                  beans.registerBean(
                      Stage.class,
                      () ->
                          Stage.named("story", Topics.STORY_SERVICE)
                              .on(ScenarioClaimed.class, work)
                              .build());
                })
            .run(arguments.values().toArray(new String[0]));
    return new StageService(context);
  }

  /** A test's own setting takes the place of the usual one: two would make a list. */
  private static List<String> usual(Database database) {
    return List.of(
        "--DATABASE_URL=" + database.url(),
        "--KAFKA_BROKERS=" + Dependencies.kafka().brokers(),
        "--KAFKA_CONSUMER_GROUP=" + database.name(),
        "--spring.application.name=story-service",
        "--storycast.schema=story",
        "--server.port=0",
        "--MANAGEMENT_TOKEN=management-secret",
        "--storycast.stage.heartbeat=1s",
        "--storycast.stage.poll-interval=200ms",
        "--storycast.stage.retry.first-delay=50ms",
        "--storycast.stage.retry.transient-tries=3");
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
  }

  long openObligations() {
    return jdbc().sql("select count(*) from scheduled_tasks").query(Long.class).single();
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}
}
