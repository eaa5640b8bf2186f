package io.storycast.scheduler.access;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import java.util.Map;
import java.util.Optional;

/** Lets people in who know their password, and writes down who came, failed and left. */
public final class Login {

  /**
   * Written down instead of a name that no account has: it may be a password in the wrong field.
   */
  private static final String UNKNOWN = "(unknown)";

  /** Of a random password that nobody kept. */
  private static final String HASH_OF_NOBODY =
      "{bcrypt}$2a$10$363SM0fW5ushQCf0wvpL.u3LOtOt/z1GUcQp7w/7tyYGLbBT8NXKy";

  private final Users users;
  private final Passwords passwords;
  private final LoginTries tries;
  private final AuditLog audit;

  public Login(Users users, Passwords passwords, LoginTries tries, AuditLog audit) {
    this.users = users;
    this.passwords = passwords;
    this.tries = tries;
    this.audit = audit;
  }

  /** What became of a try. */
  public sealed interface Outcome {

    record Welcome(User user) implements Outcome {}

    /** The name, the password, or both are wrong, or the account is disabled. */
    record Refused() implements Outcome {}

    /** Too many tries went before; the password was not looked at. */
    record Throttled() implements Outcome {}
  }

  /**
   * Tries to log in.
   *
   * @param typed the name as the person typed it
   */
  public Outcome enter(String typed, String password, String address) {
    String name = User.nameOf(typed);
    if (!tries.begin(name, address)) {
      return new Outcome.Throttled();
    }
    if (!knows(name, password)) {
      record("console.login-failed", knownOrNot(name), address);
      return new Outcome.Refused();
    }
    Optional<User> user = users.find(name);
    if (user.isEmpty()) {
      return new Outcome.Refused();
    }
    tries.succeeded(name, address);
    entered(name, address, "password");
    users.loggedIn(name);
    return new Outcome.Welcome(user.get());
  }

  /** Writes down that a person came in. */
  public void entered(String name, String address, String how) {
    audit.record(
        new Order(
            name, "console.login", "user/" + name, "", Map.of("address", address, "by", how)));
  }

  /** Writes down that a person left. */
  public void left(String name, String address) {
    record("console.logout", name, address);
  }

  /** Takes as long for an account that does not exist. */
  private boolean knows(String name, String password) {
    Optional<String> hashed = users.passwordOfEnabled(name);
    return passwords.matches(password, hashed.orElse(HASH_OF_NOBODY)) && hashed.isPresent();
  }

  private String knownOrNot(String name) {
    return users.find(name).map(User::name).orElse(UNKNOWN);
  }

  private void record(String action, String name, String address) {
    audit.record(new Order(name, action, "user/" + name, "", Map.of("address", address)));
  }
}
