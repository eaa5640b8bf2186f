package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StageEnvironmentTest {

  @ParameterizedTest
  @CsvSource({
    "'',         logging.level.root,                info",
    "LOG_LEVEL,  logging.level.root,                debug",
    "'',         logging.structured.format.console, ''",
    "LOG_FORMAT, logging.structured.format.console, debug"
  })
  void setsWhatIsLoggedByTheEnvironment(String variable, String property, String value) {
    StandardEnvironment environment = new StandardEnvironment();
    if (!variable.isEmpty()) {
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("test", Map.of(variable, "debug")));
    }

    new StageEnvironment().postProcessEnvironment(environment, new SpringApplication());

    assertThat(environment.getProperty(property)).isEqualTo(value);
  }
}
