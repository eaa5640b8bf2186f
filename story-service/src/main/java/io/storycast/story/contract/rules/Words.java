package io.storycast.story.contract.rules;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Splits text into words, in lower case and without punctuation. */
final class Words {

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private Words() {}

  /**
   * The words of a text; a character counts as one where words have no spaces between them. What
   * follows an apostrophe is a word of its own: {@code she, s}.
   */
  static List<String> of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              boolean alone = standsAlone(c);
              if (alone || !(Character.isLetterOrDigit(c) || isMark(c))) {
                end(word, words);
              }
              if (alone) {
                words.add(Character.toString(c));
              } else if (Character.isLetterOrDigit(c) || isMark(c)) {
                word.appendCodePoint(c);
              }
            });
    end(word, words);
    return words;
  }

  static boolean standsAlone(int c) {
    return Character.isLetter(c) && WITHOUT_SPACES.contains(UnicodeScript.of(c));
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
