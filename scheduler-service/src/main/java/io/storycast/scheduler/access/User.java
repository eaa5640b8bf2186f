package io.storycast.scheduler.access;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person who may use the console.
 *
 * @param name in lower case
 * @param lastLogin null before the first
 */
public record User(
    String name, Role role, boolean disabled, Instant createdAt, @Nullable Instant lastLogin) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,62}");

  /** What a person typed as the name they are kept under. */
  public static String nameOf(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether an account may have this name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
