package io.storycast.scheduler.access;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.jobtable.Transactions;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Adds and changes the accounts of people, written to the audit log. Whoever loses something is
 * logged out at once, everywhere.
 */
public final class UserCommands {

  private final Transactions transactions;
  private final Users users;
  private final Passwords passwords;
  private final Sessions sessions;
  private final AuditLog audit;

  public UserCommands(
      Transactions transactions,
      Users users,
      Passwords passwords,
      Sessions sessions,
      AuditLog audit) {
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * Adds an account.
   *
   * @return empty when there is one of this name already
   */
  public Optional<User> add(String name, Role role, String password, String by) {
    String hashed = passwords.hashed(password);
    return changed(
        name, "user.add", by, Map.of("role", role.code()), () -> users.add(name, role, hashed));
  }

  /**
   * Sets a password.
   *
   * @return empty when there is no such account; so with the others
   */
  public Optional<User> changePassword(String name, String password, String by) {
    String hashed = passwords.hashed(password);
    return changedAndOut(
        name, "user.password", by, Map.of(), () -> users.changePassword(name, hashed));
  }

  /** Sets the role. */
  public Optional<User> changeRole(String name, Role role, String by) {
    return changedAndOut(
        name, "user.role", by, Map.of("role", role.code()), () -> users.changeRole(name, role));
  }

  /** Keeps the person out until enabled again. */
  public Optional<User> disable(String name, String by) {
    return changedAndOut(
        name, "user.disable", by, Map.of(), () -> users.changeDisabled(name, true));
  }

  /** Lets the person in again. */
  public Optional<User> enable(String name, String by) {
    return changed(name, "user.enable", by, Map.of(), () -> users.changeDisabled(name, false));
  }

  private Optional<User> changedAndOut(
      String name, String action, String by, Map<String, Object> details, BooleanSupplier change) {
    Optional<User> user = changed(name, action, by, details, change);
    user.ifPresent(changed -> sessions.end(changed.name()));
    return user;
  }

  private Optional<User> changed(
      String name, String action, String by, Map<String, Object> details, BooleanSupplier change) {
    return transactions.inOne(
        () -> {
          if (!change.getAsBoolean()) {
            return Optional.<User>empty();
          }
          audit.record(new Order(by, action, "user/" + name, "", details));
          return users.find(name);
        });
  }
}
