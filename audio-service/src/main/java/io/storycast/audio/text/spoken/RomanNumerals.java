package io.storycast.audio.text.spoken;

import io.storycast.audio.text.spoken.Rewrite.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Roman numerals of rulers, parts of books and wars; nothing else is certainly a number. */
final class RomanNumerals {

  private static final String ROMAN = "(X{0,3}(?:IX|IV|V?I{0,3}))(?<=[IVX])";

  private static final Map<Character, Integer> VALUES = Map.of('I', 1, 'V', 5, 'X', 10);

  private static final String RULERS =
      "Alexander|Benedict|Catherine|Charles|Christian|Constantine|Edward|Elizabeth|Ferdinand|Francis"
          + "|Frederick|George|Gregory|Gustav|Henry|Innocent|Isabella|Ivan|James|John|Joseph|Leo"
          + "|Leopold|Louis|Mary|Mehmed|Napoleon|Nicholas|Otto|Paul|Peter|Philip|Pius|Ptolemy|Ramses"
          + "|Ramesses|Richard|Rudolf|Sixtus|Umberto|Urban|Victor|Wilhelm|William";

  /** Elizabeth I reigned; but "Elizabeth, I am". */
  private static final Set<String> AFTER_I =
      Set.of(
          "am", "was", "have", "had", "will", "would", "know", "knew", "think", "thought", "want",
          "wanted", "said", "saw", "met", "can", "could", "do", "did", "love", "loved", "must",
          "went");

  private static final List<Rewrite> REWRITES =
      List.of(
          Rewrite.of(
              "(?<=\\b(?:" + RULERS + ") )" + ROMAN + "\\b(?!\\.\\p{L})", RomanNumerals::ofRuler),
          Rewrite.of(
              "(?<=\\b(?:Chapter|Part|Act|Scene|Book|Volume|Section|Lesson|Episode|Phase|World War) )"
                  + ROMAN
                  + "\\b(?!['’.]\\p{L})",
              RomanNumerals::ofPart),
          Rewrite.of(
              "\\b" + ROMAN + "(?:th)? (?=century\\b|centuries\\b)",
              found -> EnglishNumbers.ordinal(value(found.group(1))) + " "));

  private RomanNumerals() {}

  static String spellOut(String sentence) {
    String spoken = sentence;
    for (Rewrite rewrite : REWRITES) {
      spoken = rewrite.in(spoken);
    }
    return spoken;
  }

  private static @Nullable String ofRuler(Found found) {
    String numeral = found.group(1);
    boolean titled =
        found
            .before()
            .matches(
                ".*\\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Kaiser|Pharaoh)\\p{L}* \\p{L}+ $");
    if (numeral.equals("I") && (!titled || isPronoun(found))) {
      return null;
    }
    return "the " + EnglishNumbers.ordinal(value(numeral));
  }

  private static @Nullable String ofPart(Found found) {
    String numeral = found.group(1);
    boolean war = found.before().endsWith("World War ");
    // The part I liked has a small p, but a title may not.
    boolean pronoun = numeral.equals("I") && !war && !found.wordAfter().isEmpty();
    return pronoun ? null : EnglishNumbers.cardinal(value(numeral));
  }

  private static boolean isPronoun(Found found) {
    return found.after().startsWith("'")
        || found.after().startsWith("’")
        || AFTER_I.contains(found.wordAfter());
  }

  private static int value(String roman) {
    int sum = 0;
    for (int i = 0; i < roman.length(); i++) {
      int value = VALUES.getOrDefault(roman.charAt(i), 0);
      boolean smaller =
          i + 1 < roman.length() && value < VALUES.getOrDefault(roman.charAt(i + 1), 0);
      sum += smaller ? -value : value;
    }
    return sum;
  }
}
