package io.storycast.scheduler.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may do in the console. */
public enum Role {
  /** Sees everything and changes nothing. */
  VIEWER,
  /** Does what a viewer does, and gives orders. */
  OPERATOR;

  /** As the API and the database write it: {@code viewer}, {@code operator}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with this code. */
  public static Optional<Role> ofCode(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
