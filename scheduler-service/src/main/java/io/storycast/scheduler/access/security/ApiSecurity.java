package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.ApiKeys;
import io.storycast.scheduler.access.Doorkeeper;
import io.storycast.scheduler.access.KeyRing;
import io.storycast.scheduler.access.Nonces;
import io.storycast.scheduler.access.RequestRates;
import io.storycast.scheduler.access.Scope;
import io.storycast.scheduler.access.ScopeTable;
import io.storycast.stage.web.Secret;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every request of a program shows its key, or the cron secret; nothing is remembered between
 * requests. The actuator is guarded by its own token on its own port.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  private final ApiProperties properties;
  private final Refusals refusals;

  ApiSecurity(
      ApiProperties properties,
      Environment environment,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.properties = properties;
    this.refusals = new Refusals(problems);
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

  /** What Spring Security calls a scope. */
  static String authority(Scope scope) {
    return "SCOPE_" + scope.code();
  }

  @Bean
  Doorkeeper doorkeeper(KeyRing ring, Clock clock) {
    return new Doorkeeper(
        ring,
        new Doorkeeper.Settings(
            properties.token()::matches,
            properties.signatureWindow(),
            properties.requestsPerMinute()),
        clock);
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
  SecurityFilterChain cron(HttpSecurity http) throws Exception {
    return guarded(http.securityMatcher("/api/cron/**"), new CronFilter(properties.cronSecret()))
        .authorizeHttpRequests(requests -> letInBefore(requests).anyRequest().authenticated())
        .exceptionHandling(
            errors ->
                errors.authenticationEntryPoint(
                    (request, response, why) -> refusals.noCronSecret(request, response)))
        .build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain api(
      HttpSecurity http,
      KeyFilterParts parts,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints)
      throws Exception {
    return guarded(http, parts.filter(refusals))
        .authorizeHttpRequests(
            requests -> {
              var rows = letInBefore(requests);
              ScopeTable.ROWS.forEach(row -> add(row, rows));
              rows.anyRequest().access(new UnlistedEndpoints(endpoints));
            })
        .exceptionHandling(errors -> errors.accessDeniedHandler(new ScopeMissing(refusals)))
        .build();
  }

  /** The parts of {@link KeyFilter}, which must not be a bean: it would filter every request. */
  @Bean
  KeyFilterParts keyFilterParts(Doorkeeper door, RequestRates rates, Nonces nonces, ApiKeys keys) {
    return refusals -> new KeyFilter(door, rates, nonces, keys, refusals);
  }

  interface KeyFilterParts {
    KeyFilter filter(Refusals refusals);
  }

  private static void add(
      ScopeTable.Row row,
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rows) {
    String needed = authority(row.scope());
    rows.requestMatchers(HttpMethod.valueOf(row.method()), row.path()).hasAuthority(needed);
    if (row.method().equals("GET")) {
      rows.requestMatchers(HttpMethod.HEAD, row.path()).hasAuthority(needed);
    }
  }

  /** Requests that were let in come back when they fail, or when they end asynchronously. */
  private static AuthorizeHttpRequestsConfigurer<HttpSecurity>
          .AuthorizationManagerRequestMatcherRegistry
      letInBefore(
          AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
              requests) {
    return requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
  }

  private HttpSecurity guarded(HttpSecurity http, Filter filter) throws Exception {
    return stateless(http)
        .addFilterBefore(new BodyLimit(properties.maxBody(), refusals), AuthorizationFilter.class)
        .addFilterBefore(filter, AuthorizationFilter.class);
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
}
