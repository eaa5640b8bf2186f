package io.storycast.scheduler.access.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.stage.web.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class ApiSecurityTest {

  @Test
  void printsNoSecret() {
    assertThat(properties(new Secret("s3cret"), new Secret("t0ken")).toString())
        .doesNotContain("s3cret", "t0ken");
  }

  @Test
  void mustNotBeEmptyOutsideTheLocalProfile() {
    ApiProperties noCron = properties(new Secret(""), new Secret("token"));
    ApiProperties noToken = properties(new Secret("secret"), new Secret(" "));

    assertThatThrownBy(() -> configure(noCron, new MockEnvironment()))
        .hasMessageStartingWith("CRON_SECRET is empty");
    assertThatThrownBy(() -> configure(noToken, new MockEnvironment()))
        .hasMessageStartingWith("API_TOKEN is empty");
  }

  @Test
  void mayBeEmptyInTheLocalProfile() {
    MockEnvironment local = new MockEnvironment();
    local.setActiveProfiles("local");
    assertThatCode(() -> configure(properties(new Secret(""), new Secret("")), local))
        .doesNotThrowAnyException();
  }

  private static ApiProperties properties(Secret cron, Secret token) {
    return new ApiProperties(cron, token, Duration.ofMinutes(5), 600, DataSize.ofMegabytes(2));
  }

  private static void configure(ApiProperties properties, MockEnvironment environment) {
    new ApiSecurity(properties, environment, (request, response, handler, exception) -> null);
  }
}
