package io.storycast.scheduler.requests;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes slugs from titles. */
final class SlugMaker {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final int MOST = 80;
  private static final String NAMELESS = "story";

  private SlugMaker() {}

  /** The title in lower-case ASCII; a title without any Latin letter or digit becomes "story". */
  static String of(String title) {
    String plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
    String slug = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String trimmed = trim(slug.length() > MOST ? slug.substring(0, MOST) : slug);
    return trimmed.isEmpty() ? NAMELESS : trimmed;
  }

  /** The slug, or the slug with the first free number behind it. */
  static String free(String slug, Collection<String> taken) {
    Set<String> all = Set.copyOf(taken);
    if (!all.contains(slug)) {
      return slug;
    }
    int number = 2;
    while (all.contains(slug + "-" + number)) {
      number++;
    }
    return slug + "-" + number;
  }

  private static String trim(String slug) {
    int from = slug.startsWith("-") ? 1 : 0;
    int until = slug.length() > from && slug.endsWith("-") ? slug.length() - 1 : slug.length();
    return slug.substring(from, until);
  }
}
