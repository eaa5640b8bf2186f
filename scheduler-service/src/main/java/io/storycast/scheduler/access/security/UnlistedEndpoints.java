package io.storycast.scheduler.access.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Closes every endpoint that no row of the table opens. A request that no endpoint would take goes
 * through, to be told that the path or the method does not exist.
 */
final class UnlistedEndpoints implements AuthorizationManager<RequestAuthorizationContext> {

  private final RequestMappingHandlerMapping endpoints;

  UnlistedEndpoints(RequestMappingHandlerMapping endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends Authentication> caller, RequestAuthorizationContext context) {
    Authentication known = caller.get();
    return new AuthorizationDecision(
        known != null && known.isAuthenticated() && !exists(context.getRequest()));
  }

  private boolean exists(HttpServletRequest request) {
    boolean parsed = ServletRequestPathUtils.hasParsedRequestPath(request);
    RequestPath path =
        parsed
            ? ServletRequestPathUtils.getParsedRequestPath(request)
            : ServletRequestPathUtils.parseAndCache(request);
    try {
      return endpoints.getHandler(request) != null;
    } catch (Exception e) {
      // Spring's way to say 405, 415 and the like: nothing is there for this request.
      return false;
    } finally {
      if (!parsed && path != null) {
        ServletRequestPathUtils.clearParsedRequestPath(request);
      }
    }
  }
}
