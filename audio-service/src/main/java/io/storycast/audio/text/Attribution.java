package io.storycast.audio.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Words that say who spoke: they belong to the quote before them. */
final class Attribution {

  /** Three words are not longer; the rest of a text is nobody's concern here. */
  private static final int WINDOW = 80;

  private static final int LATIN_WORDS = 3;
  private static final int CHINESE_CHARACTERS = 6;
  private static final String CHINESE_VERBS = "说說问問道喊叫答";
  private static final Set<String> VERBS =
      WordList.of(
          """
          said says asked asks replied replies answered answers whispered whispers shouted
          shouts cried cries called yelled muttered murmured added exclaimed wondered demanded
          repeated screamed gasped insisted begged interrupted thought
          """);

  private Attribution() {}

  /** Whether the text after a closed quote goes on with the likes of "Tom asked" or "他问". */
  static boolean opens(String text, int start) {
    String next = text.substring(start, Math.min(text.length(), start + WINDOW));
    return Arrays.stream(next.split("\\s+", LATIN_WORDS + 1))
            .limit(LATIN_WORDS)
            .takeWhile(word -> !startsQuote(word))
            .map(word -> word.replaceAll("\\P{L}", "").toLowerCase(Locale.ROOT))
            .anyMatch(VERBS::contains)
        || next.codePoints()
            .limit(CHINESE_CHARACTERS)
            .takeWhile(Character::isIdeographic)
            .anyMatch(point -> CHINESE_VERBS.indexOf(point) >= 0);
  }

  private static boolean startsQuote(String word) {
    return !word.isEmpty() && "\"“‘«「『".indexOf(word.charAt(0)) >= 0;
  }
}
