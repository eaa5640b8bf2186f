package io.storycast.scheduler.access.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.scheduler.web.Secret;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ApiSecurityTest {

  @Test
  void printsNoSecret() {
    assertThat(new ApiProperties(new Secret("s3cret"), new Secret("t0ken")).toString())
        .doesNotContain("s3cret", "t0ken");
  }

  @Test
  void mustNotBeEmptyOutsideTheLocalProfile() {
    ApiProperties noCron = new ApiProperties(new Secret(""), new Secret("token"));
    ApiProperties noToken = new ApiProperties(new Secret("secret"), new Secret(" "));

    assertThatThrownBy(() -> configure(noCron, new MockEnvironment()))
        .hasMessageStartingWith("CRON_SECRET is empty");
    assertThatThrownBy(() -> configure(noToken, new MockEnvironment()))
        .hasMessageStartingWith("API_TOKEN is empty");
  }

  @Test
  void mayBeEmptyInTheLocalProfile() {
    MockEnvironment local = new MockEnvironment();
    local.setActiveProfiles("local");
    assertThatCode(() -> configure(new ApiProperties(new Secret(""), new Secret("")), local))
        .doesNotThrowAnyException();
  }

  private static void configure(ApiProperties properties, MockEnvironment environment) {
    new ApiSecurity(properties, environment, (request, response, handler, exception) -> null);
  }
}
