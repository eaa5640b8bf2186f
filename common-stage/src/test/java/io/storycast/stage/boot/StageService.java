package io.storycast.stage.boot;

import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.Topics;
import io.storycast.stage.Stage;
import io.storycast.stage.Work;
import io.storycast.testing.Database;
import io.storycast.testing.Dependencies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small service with one stage, as a test needs it: real Kafka, real PostgreSQL. */
final class StageService implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private StageService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static StageService start(Database database, Work<ScenarioClaimed> work, String... settings) {
    return start("story", database, work, beans -> {}, settings);
  }

  /**
   * @param stage the stage's name: orders and reports of other tests are not for it
   * @param beans adds what else the service declares
   */
  static StageService start(
      String stage,
      Database database,
      Work<ScenarioClaimed> work,
      Consumer<GenericApplicationContext> beans,
      String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
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
                "--storycast.stage.retry.transient-tries=3"));
    for (String setting : settings) { // Spring would join two values of the same name
      arguments.removeIf(other -> nameIn(other).equals(nameIn(setting)));
      arguments.add(setting);
    }
    ConfigurableApplicationContext started =
        new SpringApplicationBuilder(Application.class)
            .initializers(
                starting -> {
                  GenericApplicationContext context = (GenericApplicationContext) starting;
                  context.registerBean(
                      Stage.class,
                      () ->
                          Stage.named(stage, Topics.STORY_SERVICE)
                              .on(ScenarioClaimed.class, work)
                              .build());
                  beans.accept(context);
                })
            .run(arguments.toArray(new String[0]));
    return new StageService(started);
  }

  private static String nameIn(String argument) {
    return argument.substring(0, argument.indexOf('='));
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
