package io.storycast.scheduler.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a program shows that it holds a key. */
public enum KeyKind {
  /** It sends the secret as a bearer token. */
  BEARER,
  /** It signs each request and never sends the secret. */
  SIGNED;

  /** As the API and the database write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this code. */
  public static Optional<KeyKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
