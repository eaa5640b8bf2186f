package io.storycast.scheduler.access.security;

import io.storycast.scheduler.ConsoleProperties;
import io.storycast.scheduler.access.Login;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The console is for people who logged in: a viewer may look ({@code GET}), an operator may order
 * (any other method, with a CSRF token). Nobody's page may frame it, and it runs no script and
 * loads nothing but its own.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

  private static final String EVERYTHING = "/admin/**";

  private static final String ONLY_OURS =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  @Bean
  @Order(3)
  SecurityFilterChain console(
      HttpSecurity http,
      Login login,
      ConsoleProperties properties,
      OidcProperties oidc,
      Clock clock)
      throws Exception {
    LoginHandlers handlers = new LoginHandlers(login, properties.sessionIdle());
    if (oidc.isThere()) {
      new OidcLogin(oidc, login).addTo(http, handlers);
    }
    return http.securityMatcher(EVERYTHING)
        .addFilterBefore(
            new SessionAge(properties.sessionLifetime(), clock), SecurityContextHolderFilter.class)
        .authenticationProvider(new PasswordLogin(login))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(LoginPage.PATH, RefusedPage.PATH, "/admin/assets/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, EVERYTHING)
                    .hasRole("VIEWER")
                    .requestMatchers(HttpMethod.HEAD, EVERYTHING)
                    .hasRole("VIEWER")
                    .anyRequest()
                    .hasRole("OPERATOR"))
        .formLogin(
            form ->
                form.loginPage(LoginPage.PATH)
                    .successHandler(handlers.success())
                    .failureHandler(handlers.failure()))
        .logout(
            logout ->
                logout
                    .logoutUrl("/admin/logout")
                    .addLogoutHandler(handlers.logout())
                    .logoutSuccessUrl(LoginPage.PATH + "?logout"))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(handlers.notLoggedIn())
                    .accessDeniedHandler(handlers.denied()))
        .headers(ConsoleSecurity::headers)
        .build();
  }

  /** HSTS comes by itself, over TLS only. */
  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(ONLY_OURS))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
  }

  /** Whoever logs in is led to the page they asked for, not to a fragment or a stream of it. */
  private static HttpSessionRequestCache pagesOnly() {
    RequestMatcher page =
        new AndRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, EVERYTHING),
            new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request")),
            new NegatedRequestMatcher(
                new RequestHeaderRequestMatcher("Accept", "text/event-stream")));
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(page);
    return cache;
  }
}
