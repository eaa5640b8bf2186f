package io.storycast.stage.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets only a request in that brings the secret: {@code Authorization: Bearer} (RFC 6750). */
final class BearerGuard extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Secret secret;
  private final HandlerExceptionResolver problems;

  /**
   * @param secret when it is empty nobody gets in
   */
  BearerGuard(Secret secret, HandlerExceptionResolver problems) {
    this.secret = secret;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (brings(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      chain.doFilter(request, response);
      return;
    }
    Problem problem =
        Problem.of(
            HttpStatus.UNAUTHORIZED,
            "unauthorized",
            "The request has no valid bearer token.",
            "Send 'Authorization: Bearer <API_TOKEN>'.");
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    problems.resolveException(request, response, null, problem);
  }

  private boolean brings(@Nullable String header) {
    return header != null
        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && secret.matches(header.substring(SCHEME.length()).strip());
  }
}
