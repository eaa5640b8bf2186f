package io.storycast.scheduler.access;

/**
 * Counts tries to log in, over all instances. A try is counted before its password is looked at, so
 * that many at once do not pass where one would not.
 */
public interface LoginTries {

  /**
   * Counts a try.
   *
   * @param account the name, whether there is such an account or not
   * @param address where it came from
   * @return whether it may be made; false when too many went before
   */
  boolean begin(String account, String address);

  /** Forgets the tries of the account, and this one of the address. */
  void succeeded(String account, String address);
}
