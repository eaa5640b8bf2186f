package io.storycast.scheduler.console;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Who looks at the console.
 *
 * @param operator whether the person may give orders, or only look
 */
public record Person(String name, boolean operator) {

  static Person of(HttpServletRequest request) {
    Principal principal = request.getUserPrincipal();
    return new Person(
        principal == null ? "nobody" : principal.getName(), request.isUserInRole("OPERATOR"));
  }
}
