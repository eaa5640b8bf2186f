package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.ScopeTable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Tells a caller who is known which scope is missing. */
final class ScopeMissing implements AccessDeniedHandler {

  private final Refusals refusals;

  ScopeMissing(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
    Principal caller = request.getUserPrincipal();
    refusals.forbidden(
        request, response, caller == null ? null : caller.getName(), neededFor(request));
  }

  private static String neededFor(HttpServletRequest request) {
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    return ScopeTable.ROWS.stream()
        .filter(row -> row.method().equals(method))
        .filter(
            row ->
                PathPatternRequestMatcher.withDefaults()
                    .matcher(HttpMethod.valueOf(request.getMethod()), row.path())
                    .matches(request))
        .findFirst()
        .map(row -> row.scope().code())
        .orElse("none that exists");
  }
}
