package io.storycast.scheduler.access.security;

import io.storycast.stage.web.Secret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request in that brings the cron secret. */
final class CronFilter extends OncePerRequestFilter {

  private final Secret secret;

  CronFilter(Secret secret) {
    this.secret = secret;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (Bearer.token(request).filter(secret::matches).isPresent()) {
      Bearer.enter("cron", List.of());
    }
    chain.doFilter(request, response);
  }
}
