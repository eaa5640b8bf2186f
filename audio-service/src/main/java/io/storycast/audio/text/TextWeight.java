package io.storycast.audio.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * How much a text is to say, in Latin letters: a Chinese character takes as long as about three of
 * them, so that one limit suits both (100 Chinese or 300 English characters).
 */
public final class TextWeight {

  private static final int WIDE = 3;
  private static final Set<UnicodeScript> WIDE_SCRIPTS =
      EnumSet.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  private TextWeight() {}

  static int of(String text) {
    return text.codePoints().map(TextWeight::of).sum();
  }

  public static int of(int codePoint) {
    return isWide(codePoint) ? WIDE : 1;
  }

  /** Whether it is written without spaces around words, or a syllable by itself. */
  static boolean isWide(int codePoint) {
    return codePoint > 0xFF && WIDE_SCRIPTS.contains(UnicodeScript.of(codePoint));
  }
}
