package io.storycast.audio.quality;

import io.storycast.audio.text.TextWeight;
import java.util.Locale;

/** How much a text is to say: what one unit is takes about as long in one script as in another. */
final class Letters {

  /** "7" is five letters, "70" seven. */
  private static final int IN_DIGIT = 4;

  private static final String VOWELS = "aeiouy";

  private Letters() {}

  static int in(String text) {
    int sum = 0;
    int capitals = 0;
    for (int point : text.codePoints().toArray()) {
      if (Character.isUpperCase(point)) {
        capitals++;
      } else {
        sum += inCapitals(capitals);
        capitals = 0;
        sum += inOne(point);
      }
    }
    return sum + inCapitals(capitals);
  }

  /** A single capital begins a word; several may be spelled, BBC, and may not, HELLO. */
  private static int inCapitals(int capitals) {
    return capitals > 1 && capitals <= 4 ? capitals * 2 : capitals;
  }

  private static int inOne(int point) {
    if (Character.isDigit(point)) {
      return IN_DIGIT;
    }
    return Character.isLetter(point) ? TextWeight.of(point) : 0;
  }

  /** Whether anything in it must be said with a pitch: "Psst!" need not. */
  static boolean haveVowels(String text) {
    return text.toLowerCase(Locale.ROOT)
        .codePoints()
        .anyMatch(
            point ->
                VOWELS.indexOf(point) >= 0
                    || Character.isDigit(point)
                    || (Character.isLetter(point) && point > 'z'));
  }

  /** Whether the text itself says everything twice, "no, no". */
  static boolean repeatThemselves(String text) {
    String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    int half = letters.length() / 2;
    return letters.length() % 2 == 0 && letters.substring(0, half).equals(letters.substring(half));
  }
}
