package io.storycast.testing.simulator.speech;

/** Syllables that an English voice can say, instead of letters that it does not know. */
final class Syllables {

  private static final String CONSONANTS = "bdfklmnrst";
  private static final String VOWELS = "aeio";
  private static final int LATIN_END = 0x250;

  private Syllables() {}

  /** The text with every letter of another script replaced. */
  static String instead(String text) {
    StringBuilder said = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      if (point < LATIN_END || !Character.isLetter(point)) {
        said.appendCodePoint(stop(point));
      } else if (Character.isIdeographic(point) || isKana(point)) {
        said.append(CONSONANTS.charAt(point % CONSONANTS.length()))
            .append(VOWELS.charAt(point % VOWELS.length()))
            .append(i % 2 == 0 ? "" : " ");
      } else {
        String letters = i % 2 == 0 ? CONSONANTS : VOWELS;
        said.append(letters.charAt(point % letters.length()));
      }
    }
    return said.toString();
  }

  /** Chinese full stops and commas let the voice pause, too. */
  private static int stop(int point) {
    return switch (point) {
      case '\u3002', '\uFF01', '\uFF1F' -> '.';
      case '\u3001', '\uFF0C', '\uFF1B', '\uFF1A' -> ',';
      default -> point;
    };
  }

  private static boolean isKana(int point) {
    return point >= 0x3040 && point <= 0x30FF;
  }
}
