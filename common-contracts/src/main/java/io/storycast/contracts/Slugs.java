package io.storycast.contracts;

import java.util.regex.Pattern;

/** The rule for slugs, checked before one becomes a path or an object key. */
public final class Slugs {

  private static final int LONGEST = 200;
  private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*+");

  private Slugs() {}

  /** Whether it is lower-case ASCII letters, digits and single inner hyphens, 1 to 200 of them. */
  public static boolean isValid(String slug) {
    return slug.length() <= LONGEST && WORDS.matcher(slug).matches();
  }
}
