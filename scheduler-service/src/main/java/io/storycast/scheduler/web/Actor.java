package io.storycast.scheduler.web;

import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.http.HttpStatus;

/**
 * Who gives an order, for the audit log. Everybody shares the API's token, so a caller may say
 * which person is behind it; nobody checks that, and so the authenticated name is always told too.
 */
public final class Actor {

  /** The request header in which a caller names the person. */
  public static final String HEADER = "X-Storycast-Actor";

  private static final int MOST = 100;

  private Actor() {}

  /**
   * The authenticated name, or {@code <named person> (<authenticated name>)}.
   *
   * @throws Problem when the header is too long or not printable
   */
  public static String of(Principal principal, HttpServletRequest request) {
    String named = request.getHeader(HEADER);
    return named == null || named.isBlank()
        ? principal.getName()
        : "%s (%s)".formatted(checked(named.strip()), principal.getName());
  }

  private static String checked(String named) {
    if (named.length() > MOST || !named.chars().allMatch(Actor::isPrintable)) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "invalid-actor",
          "The header %s is longer than %d characters or not printable.".formatted(HEADER, MOST),
          "Send a short name such as 'ann@example.com', or leave the header out.");
    }
    return named;
  }

  private static boolean isPrintable(int character) {
    return !Character.isISOControl(character);
  }
}
