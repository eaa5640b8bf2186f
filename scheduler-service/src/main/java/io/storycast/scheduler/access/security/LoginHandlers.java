package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.Login;
import io.storycast.scheduler.access.security.RefusedPage.Why;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Where a person is sent after logging in, failing to, or being logged out. */
final class LoginHandlers {

  private static final Logger log = LoggerFactory.getLogger(LoginHandlers.class);

  /** The company's login knows the person, and gives no role. */
  static final String NO_ROLE = "norole";

  private static final String HOME = "/admin";

  private final Login login;
  private final Duration idle;

  LoginHandlers(Login login, Duration idle) {
    this.login = login;
    this.idle = idle;
  }

  /** To the page that was asked for. The session may be idle for longer from here on. */
  AuthenticationSuccessHandler success() {
    var toSavedPage = new SavedRequestAwareAuthenticationSuccessHandler();
    toSavedPage.setDefaultTargetUrl(HOME);
    return (request, response, person) -> {
      request.getSession().setMaxInactiveInterval(Math.toIntExact(idle.toSeconds()));
      toSavedPage.onAuthenticationSuccess(request, response, person);
    };
  }

  AuthenticationFailureHandler failure() {
    return (request, response, why) -> {
      String reason = reason(why);
      refused(request, "login-" + reason);
      response.sendRedirect(LoginPage.PATH + "?" + reason);
    };
  }

  /** As the login page knows it. */
  private static String reason(AuthenticationException why) {
    return switch (why) {
      case LockedException throttled -> "throttled";
      case OAuth2AuthenticationException oidc when oidc.getError().getErrorCode().equals(NO_ROLE) ->
          NO_ROLE;
      default -> "error";
    };
  }

  /** Written down before the session is gone. */
  LogoutHandler logout() {
    return (request, response, person) -> {
      if (person != null) {
        login.left(person.getName(), ClientAddress.of(request.getRemoteAddr()));
      }
    };
  }

  /**
   * Pages lead to the form; what scripts ask for is told, so that no form appears inside a page.
   */
  AuthenticationEntryPoint notLoggedIn() {
    return (request, response, why) -> toLogin(request, response);
  }

  /** A form from before the session ended leads to the login; an order of a viewer is refused. */
  AccessDeniedHandler denied() {
    return (request, response, why) -> {
      boolean formTooOld = why instanceof CsrfException;
      refused(request, formTooOld ? "csrf" : "role");
      if (formTooOld && !isLoggedIn()) {
        toLogin(request, response);
      } else {
        RefusedPage.answer(request, response, formTooOld ? Why.FORM_TOO_OLD : Why.NOT_AN_OPERATOR);
      }
    };
  }

  private static void toLogin(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", LoginPage.PATH + "?expired");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if ("text/event-stream".equals(request.getHeader("Accept"))) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      boolean had = request.getRequestedSessionId() != null;
      response.sendRedirect(LoginPage.PATH + (had ? "?expired" : ""));
    }
  }

  /** The request itself does not know yet: CSRF is looked at before. */
  private static boolean isLoggedIn() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person != null && person.isAuthenticated();
  }

  private static void refused(HttpServletRequest request, String reason) {
    log.atWarn()
        .addKeyValue("reason", reason)
        .addKeyValue("method", request.getMethod())
        .addKeyValue("path", request.getRequestURI())
        .addKeyValue("address", ClientAddress.of(request.getRemoteAddr()))
        .log("Refused a request");
  }
}
