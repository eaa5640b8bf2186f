package io.storycast.stage.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only the holder of the management token see more than health. */
final class ManagementTokenFilter extends OncePerRequestFilter {

  private static final String HEALTH = "/actuator/health";

  private final byte[] expected;
  private final boolean locked;

  /**
   * @param token empty locks everything but health
   */
  ManagementTokenFilter(String token) {
    this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.locked = token.isBlank();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String given = request.getHeader("Authorization");
    if (locked || given == null || !matches(given)) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"storycast-management\"");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    chain.doFilter(request, response);
  }

  /** In constant time: the duration must not tell how much of a guess is right. */
  private boolean matches(String given) {
    return MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
  }
}
