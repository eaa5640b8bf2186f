package io.storycast.scheduler.postgres;

import org.jspecify.annotations.Nullable;

/** Texts from outside, made fit for a column. */
public final class Texts {

  private Texts() {}

  /**
   * The text without U+0000, which PostgreSQL cannot store, and cut to {@code most} characters
   * (UTF-16 units), never inside a surrogate pair.
   */
  public static @Nullable String storable(@Nullable String text, int most) {
    if (text == null) {
      return null;
    }
    String clean = text.replace("\0", "");
    if (clean.length() <= most) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most;
    return clean.substring(0, end);
  }

  /** The text taken literally by LIKE. */
  public static String like(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
