package io.storycast.cli.home;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of the system a command speaks to, under the names the services read. */
public final class Settings {

  private final List<Map<String, String>> sources;

  /**
   * @param sources where to look, in this order
   */
  @SafeVarargs
  public Settings(Map<String, String>... sources) {
    this.sources = List.of(sources);
  }

  /** The value, if it is set and not blank. */
  public Optional<String> get(String name) {
    return sources.stream()
        .filter(source -> !source.getOrDefault(name, "").isBlank())
        .map(source -> source.getOrDefault(name, ""))
        .findFirst();
  }

  /** The value of the first of these names that is set. */
  public Optional<String> firstOf(String name, String alias) {
    return get(name).or(() -> get(alias));
  }

  /** Nothing: the values may be secrets. */
  @Override
  public String toString() {
    return "Settings";
  }
}
