package io.storycast.cli.home;

import java.util.Map;
import java.util.Optional;

/**
 * The settings of the system a command speaks to, under the names the services read: the
 * environment's first, then what the running local stack says.
 */
public final class Settings {

  private final Map<String, String> environment;
  private final Map<String, String> local;

  /**
   * @param environment this process's environment
   * @param local what the running local stack uses; empty for a remote system
   */
  public Settings(Map<String, String> environment, Map<String, String> local) {
    this.environment = environment;
    this.local = local;
  }

  /** The value, if it is set and not blank. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .or(() -> Optional.ofNullable(local.get(name)).filter(value -> !value.isBlank()));
  }

  /** The value of the first of these names that is set. */
  public Optional<String> firstOf(String name, String alias) {
    return get(name).or(() -> get(alias));
  }

  /** Names only: the values hold secrets. */
  @Override
  public String toString() {
    return "Settings[local=" + local.keySet() + "]";
  }
}
