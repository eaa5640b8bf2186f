package io.storycast.stage.boot;

import io.storycast.kafka.KafkaSecurity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;

/**
 * Gives every service the defaults of {@code storycast-stage.properties}, below everything else,
 * and translates {@code DATABASE_URL} and the variables about Kafka's security.
 */
final class StageEnvironment implements EnvironmentPostProcessor {

  private static final String DEFAULTS = "/storycast-stage.properties";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new PropertiesPropertySource("stage", defaults()));
    String url = environment.getProperty("DATABASE_URL");
    if (url != null && !url.isBlank()) {
      Map<String, Object> properties = DatabaseUrl.springProperties(url.strip());
      environment.getPropertySources().addLast(new MapPropertySource("DATABASE_URL", properties));
    }
    environment.getPropertySources().addLast(new MapPropertySource("KAFKA", kafka(environment)));
  }

  /** For every client: the listeners', the producer's and the health check's. */
  private static Map<String, Object> kafka(ConfigurableEnvironment environment) {
    Map<String, Object> properties = new TreeMap<>();
    KafkaSecurity.clientSettings(name -> Optional.ofNullable(environment.getProperty(name)))
        .forEach((name, value) -> properties.put("spring.kafka.properties[" + name + "]", value));
    return properties;
  }

  private static Properties defaults() {
    Properties properties = new Properties();
    try (InputStream in = StageEnvironment.class.getResourceAsStream(DEFAULTS)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
