package io.storycast.scheduler.access.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** {@code Authorization: Bearer <secret>} (RFC 6750), and what follows when it is right. */
final class Bearer {

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }

  /**
   * Makes this request one of somebody who is known.
   *
   * @param name who it is, for the audit log
   */
  static void enter(String name, List<String> authorities) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            name, null, AuthorityUtils.createAuthorityList(authorities)));
    SecurityContextHolder.setContext(context);
  }
}
