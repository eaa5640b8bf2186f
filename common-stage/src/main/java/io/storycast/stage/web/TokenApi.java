package io.storycast.stage.web;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * An API that one token opens: every request to the service's own port has to bring {@code
 * storycast.api.token}, and every error is a problem. A service imports it.
 */
@Configuration(proxyBeanMethods = false)
@Import(Problems.class)
public class TokenApi {

  /** Before the multipart and form filters: nothing of a stranger's request is looked at. */
  private static final int EARLY = -100;

  @Bean
  FilterRegistrationBean<BearerGuard> bearerGuard(
      @Value("${storycast.api.token}") String token,
      Environment environment,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    Secret secret = new Secret(token);
    if (secret.isEmpty() && !environment.acceptsProfiles(Profiles.of("local"))) {
      throw new IllegalStateException(
          "API_TOKEN is empty: set it to a long random secret that callers of the API send as a"
              + " bearer token");
    }
    var registration = new FilterRegistrationBean<>(new BearerGuard(secret, problems));
    registration.setOrder(EARLY);
    return registration;
  }
}
