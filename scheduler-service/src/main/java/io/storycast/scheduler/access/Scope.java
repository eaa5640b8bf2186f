package io.storycast.scheduler.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key may do; none of them includes another. {@link ScopeTable} says what each opens. */
public enum Scope {
  READ,
  WRITE,
  OPERATE;

  /** As the API and the database write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope with this code. */
  public static Optional<Scope> ofCode(String code) {
    return Arrays.stream(values()).filter(scope -> scope.code().equals(code)).findFirst();
  }
}
