package io.storycast.scheduler;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may log in to the console, and for how long.
 *
 * @param user the name of an operator that is there from the start
 * @param password its password; empty: no such account is made
 * @param sessionIdle a session ends after this long without a request
 * @param sessionLifetime a session ends this long after it began, used or not
 */
@ConfigurationProperties("storycast.console")
public record ConsoleProperties(
    String user, String password, Duration sessionIdle, Duration sessionLifetime, Tries tries) {

  public ConsoleProperties {
    positive(sessionIdle, "CONSOLE_SESSION_IDLE");
    positive(sessionLifetime, "CONSOLE_SESSION_LIFETIME");
  }

  /**
   * How often one may try to log in.
   *
   * @param window tries are forgotten this long after the first
   */
  public record Tries(int perAccount, int perAddress, Duration window) {

    public Tries {
      positive(window, "LOGIN_WINDOW");
    }
  }

  private static void positive(Duration value, String name) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(
          "%s must be a positive duration such as 30m, not %s".formatted(name, value));
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ConsoleProperties[user=%s]".formatted(user);
  }
}
