package io.storycast.benchmarks.rivals;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.EnableKafkaRetryTopic;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plain spring-kafka in one JVM: a topic between each two steps, a listener thread a partition, the
 * work in the listener, {@code @RetryableTopic} for failures.
 */
final class SpringKafkaListeners implements Rival {

  static final int PARTITIONS = 8;

  private static final String CLAIMED = "rival.claimed";
  private static final String GENERATED = "rival.generated";
  private static final String UPLOADED = "rival.uploaded";

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Claimer claimer;

  SpringKafkaListeners(Settings settings, Site site, Steps steps) {
    this.claimer = new Claimer(settings, site, this::claimed);
    context.registerBean(Settings.class, () -> settings);
    context.registerBean(Steps.class, () -> steps);
    context.registerBean(Claimer.class, () -> claimer, bean -> bean.setDestroyMethodName(""));
    context.register(Wiring.class, Listeners.class);
  }

  @Override
  public void start() {
    context.refresh();
    claimer.start();
  }

  @Override
  public void close() {
    claimer.close();
    context.close();
  }

  private void claimed(Scenario scenario) {
    context.getBean(Listeners.class).send(CLAIMED, new Message(scenario, ""));
  }

  /** What travels between the steps: the text, later the key. */
  record Message(Scenario scenario, String content) {}

  /** The steps, one listener each. */
  static class Listeners {

    private final Steps steps;
    private final Claimer claimer;
    private final KafkaTemplate<String, String> kafka;
    private final JsonMapper json = JsonMapper.shared();

    Listeners(Steps steps, Claimer claimer, KafkaTemplate<String, String> kafka) {
      this.steps = steps;
      this.claimer = claimer;
      this.kafka = kafka;
    }

    @RetryableTopic(attempts = "3", backOff = @BackOff(delay = 1000, multiplier = 2))
    @KafkaListener(topics = CLAIMED, groupId = "rival-story")
    void story(String value) {
      Scenario scenario = read(value).scenario();
      send(GENERATED, new Message(scenario, steps.story(scenario)));
    }

    @RetryableTopic(attempts = "3", backOff = @BackOff(delay = 1000, multiplier = 2))
    @KafkaListener(topics = GENERATED, groupId = "rival-audio")
    void audio(String value) {
      Message message = read(value);
      String key = steps.narration(message.scenario(), message.content());
      send(UPLOADED, new Message(message.scenario(), key));
    }

    @RetryableTopic(attempts = "3", backOff = @BackOff(delay = 1000, multiplier = 2))
    @KafkaListener(topics = UPLOADED, groupId = "rival-sink")
    void sink(String value) {
      Message message = read(value);
      steps.publish(message.scenario(), message.content());
      claimer.done();
    }

    /** Returns when the broker has it: an offset must not be committed before. */
    void send(String topic, Message message) {
      kafka.send(topic, message.scenario().id(), json.writeValueAsString(message)).join();
    }

    private Message read(String value) {
      return json.readValue(value, Message.class);
    }
  }

  /** What Spring Boot would configure. */
  @Configuration(proxyBeanMethods = false)
  @EnableKafkaRetryTopic
  static class Wiring {

    @Bean
    KafkaAdmin admin(Settings settings) {
      return new KafkaAdmin(Map.of("bootstrap.servers", settings.brokers()));
    }

    @Bean
    KafkaAdmin.NewTopics topics() {
      return new KafkaAdmin.NewTopics(topic(CLAIMED), topic(GENERATED), topic(UPLOADED));
    }

    @Bean
    KafkaTemplate<String, String> defaultRetryTopicKafkaTemplate(Settings settings) {
      return new KafkaTemplate<>(
          new DefaultKafkaProducerFactory<>(
              Map.of(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  settings.brokers(),
                  ProducerConfig.ACKS_CONFIG,
                  "all",
                  ProducerConfig.LINGER_MS_CONFIG,
                  0),
              new StringSerializer(),
              new StringSerializer()));
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, String> kafkaListenerContainerFactory(
        Settings settings) {
      ConcurrentKafkaListenerContainerFactory<String, String> factory =
          new ConcurrentKafkaListenerContainerFactory<>();
      factory.setConcurrency(PARTITIONS);
      factory.setConsumerFactory(
          new DefaultKafkaConsumerFactory<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  settings.brokers(),
                  ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                  "earliest"),
              new StringDeserializer(),
              new StringDeserializer()));
      return factory;
    }

    @Bean
    ThreadPoolTaskScheduler retries() {
      return new ThreadPoolTaskScheduler();
    }

    private static NewTopic topic(String name) {
      return new NewTopic(name, PARTITIONS, (short) 1);
    }
  }
}
