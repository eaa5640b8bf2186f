package io.storycast.scheduler.access;

import java.util.List;
import java.util.Optional;

/** The accounts of people. Passwords come in hashed and go out hashed. */
public interface Users {

  /** All, by name. */
  List<User> all();

  Optional<User> find(String name);

  /** The hashed password of an account that is not disabled. */
  Optional<String> passwordOfEnabled(String name);

  /**
   * Adds an account.
   *
   * @return false when there is one of this name
   */
  boolean add(String name, Role role, String hashed);

  /**
   * Adds the account, or gives the one of this name this role and password and enables it.
   *
   * @return the account
   */
  User put(String name, Role role, String hashed);

  /**
   * @return false when there is no such account; so with the others
   */
  boolean changePassword(String name, String hashed);

  boolean changeRole(String name, Role role);

  boolean changeDisabled(String name, boolean disabled);

  /** Notes that the person has just logged in. */
  void loggedIn(String name);
}
