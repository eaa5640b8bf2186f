package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.Login;
import io.storycast.scheduler.access.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Logs people in by the company's login. Its tokens are looked at once and not kept: the session
 * holds a name and a role, as after a login with a password.
 */
final class OidcLogin {

  /** Where the login page leads to. */
  static final String START = "/admin/login/oidc";

  static final String COMPANY = "company";

  private static final String BACK = "/admin/login/oidc-back";

  private final OidcProperties properties;
  private final OidcRoles roles;
  private final Login login;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  OidcLogin(OidcProperties properties, Login login) {
    this.properties = properties;
    this.roles = new OidcRoles(properties);
    this.login = login;
  }

  void addTo(HttpSecurity http, LoginHandlers handlers) throws Exception {
    http.oauth2Login(
        oidc ->
            oidc.loginPage(LoginPage.PATH)
                .clientRegistrationRepository(provider())
                .authorizedClientRepository(new NoTokens())
                .authorizationEndpoint(there -> there.baseUri(START))
                .redirectionEndpoint(back -> back.baseUri(BACK))
                .userInfoEndpoint(user -> user.oidcUserService(this::known))
                .successHandler(entered(handlers.success()))
                .failureHandler(handlers.failure()));
  }

  /** The provider is asked what it is like at the first login: it may be away when we start. */
  private ClientRegistrationRepository provider() {
    return new SupplierClientRegistrationRepository(
        () ->
            new InMemoryClientRegistrationRepository(
                ClientRegistrations.fromIssuerLocation(properties.issuer())
                    .registrationId(COMPANY)
                    .clientId(properties.clientId())
                    .clientSecret(properties.clientSecret())
                    .scope("openid", "profile", "email")
                    .redirectUri("{baseUrl}" + BACK)
                    .build()));
  }

  private OidcUser known(OidcUserRequest request) {
    OidcUser user = new OidcUserService().loadUser(request);
    if (roles.of(user.getClaims()).isEmpty()) {
      throw new OAuth2AuthenticationException(new OAuth2Error(LoginHandlers.NO_ROLE));
    }
    return user;
  }

  private AuthenticationSuccessHandler entered(AuthenticationSuccessHandler then) {
    return (request, response, person) -> {
      Authentication known = person;
      if (person.getPrincipal() instanceof OidcUser user) {
        known = PasswordLogin.authenticated(name(user), roles.of(user.getClaims()).orElseThrow());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(known);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        login.entered(known.getName(), ClientAddress.of(request.getRemoteAddr()), "oidc");
      }
      then.onAuthenticationSuccess(request, response, known);
    };
  }

  /** What people call themselves there; never the same as an account with a password. */
  private static String name(OidcUser user) {
    return Stream.of(user.getPreferredUsername(), user.getEmail(), user.getSubject())
        .filter(Objects::nonNull)
        .findFirst()
        .map(told -> "oidc/" + User.nameOf(told))
        .orElse("oidc/(unknown)");
  }

  /** Nobody calls the provider on a person's behalf. */
  private static final class NoTokens implements OAuth2AuthorizedClientRepository {

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, Authentication person, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {
      // Not kept.
    }

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {
      // None was kept.
    }
  }
}
