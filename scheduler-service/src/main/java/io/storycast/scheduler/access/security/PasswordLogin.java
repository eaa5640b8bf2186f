package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.Login;
import io.storycast.scheduler.access.Login.Outcome;
import io.storycast.scheduler.access.Role;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Asks {@link Login} for Spring Security. */
final class PasswordLogin implements AuthenticationProvider {

  private final Login login;

  PasswordLogin(Login login) {
    this.login = login;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails details
            ? ClientAddress.of(details.getRemoteAddress())
            : "(unknown)";
    String password = attempt.getCredentials() instanceof String typed ? typed : "";
    return switch (login.enter(attempt.getName(), password, address)) {
      case Outcome.Welcome(var user) -> authenticated(user.name(), user.role());
      case Outcome.Refused() -> throw new BadCredentialsException("name or password is wrong");
      case Outcome.Throttled() -> throw new LockedException("too many tries");
    };
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /** The same for every way to log in, so that sessions hold nothing but names. */
  static Authentication authenticated(String name, Role role) {
    return UsernamePasswordAuthenticationToken.authenticated(name, null, authorities(role));
  }

  private static List<GrantedAuthority> authorities(Role role) {
    return switch (role) {
      case VIEWER -> AuthorityUtils.createAuthorityList("ROLE_VIEWER");
      case OPERATOR -> AuthorityUtils.createAuthorityList("ROLE_VIEWER", "ROLE_OPERATOR");
    };
  }
}
