package io.storycast.audio.text.spoken;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds a term only where it is a word of its own. */
final class WholeWord {

  /** Written without space between words. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private WholeWord() {}

  static String pattern(String term, boolean anyCase) {
    String quoted = (anyCase ? "(?iu:" + Pattern.quote(term) + ")" : Pattern.quote(term));
    String before = isWordPart(term.codePointAt(0)) ? "(?<![\\p{L}\\p{N}\\p{M}])" : "";
    String after =
        isWordPart(term.codePointBefore(term.length())) ? "(?![\\p{L}\\p{N}\\p{M}])" : "";
    return before + quoted + after;
  }

  private static boolean isWordPart(int point) {
    return Character.isLetterOrDigit(point) && !UNSPACED.contains(UnicodeScript.of(point));
  }
}
