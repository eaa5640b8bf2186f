package io.storycast.scheduler.access.security;

import io.storycast.scheduler.web.Problem;
import io.storycast.scheduler.web.Secret;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Every request brings a secret; nothing is remembered between requests. The actuator is guarded by
 * its own token on its own port.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  private final HandlerExceptionResolver problems;

  ApiSecurity(
      ApiProperties properties,
      Environment environment,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.problems = problems;
    if (!environment.acceptsProfiles(Profiles.of("local"))) {
      required(properties.cronSecret(), "CRON_SECRET", "/api/cron");
      required(properties.token(), "API_TOKEN", "the API");
    }
  }

  private static void required(Secret secret, String name, String what) {
    if (secret.isEmpty()) {
      throw new IllegalStateException(
          "%s is empty: set it to a long random secret that callers of %s send as a bearer token"
              .formatted(name, what));
    }
  }

  @Bean
  @Order(1)
  SecurityFilterChain management(HttpSecurity http) throws Exception {
    return stateless(http.securityMatcher("/actuator/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain cron(HttpSecurity http, ApiProperties properties) throws Exception {
    return bearer(
        http.securityMatcher("/api/cron/**"), new BearerFilter(properties.cronSecret(), "cron"));
  }

  @Bean
  @Order(4)
  SecurityFilterChain api(HttpSecurity http, ApiProperties properties) throws Exception {
    return bearer(http, new BearerFilter(properties.token(), "api"));
  }

  private SecurityFilterChain bearer(HttpSecurity http, BearerFilter filter) throws Exception {
    return stateless(http)
        .addFilterBefore(filter, AuthorizationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    // Of requests that were let in before.
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(errors -> errors.authenticationEntryPoint(unauthorized()))
        .build();
  }

  private static HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }

  private AuthenticationEntryPoint unauthorized() {
    return (request, response, exception) -> {
      Problem problem =
          Problem.of(
              HttpStatus.UNAUTHORIZED,
              "unauthorized",
              "The request has no valid bearer token.",
              "Send 'Authorization: Bearer <secret>': CRON_SECRET for /api/cron, else API_TOKEN.");
      problem.getHeaders().set("WWW-Authenticate", "Bearer");
      problems.resolveException(request, response, null, problem);
    };
  }
}
