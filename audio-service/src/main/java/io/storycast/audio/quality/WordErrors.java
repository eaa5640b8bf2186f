package io.storycast.audio.quality;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a transcription differs from what should have been said: words that are other, missing or too
 * many; characters in languages that put no space between words.
 *
 * @param words of the text
 */
public record WordErrors(int errors, int words) {

  private static final Set<String> WITHOUT_SPACES = Set.of("zh", "ja", "th", "lo", "km", "my");

  /**
   * Compares two texts; case, punctuation and apostrophes do not count.
   *
   * @param language primary subtag, for example {@code en}
   */
  public static WordErrors between(String text, String heard, String language) {
    List<String> expected = words(text, language);
    return new WordErrors(distance(expected, words(heard, language)), expected.size());
  }

  private static List<String> words(String text, String language) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("['’`]", "");
    if (WITHOUT_SPACES.contains(language)) {
      return plain
          .codePoints()
          .filter(Character::isLetterOrDigit)
          .mapToObj(Character::toString)
          .toList();
    }
    return Arrays.stream(plain.split("[^\\p{L}\\p{M}\\p{N}]+")).filter(w -> !w.isEmpty()).toList();
  }

  /** Levenshtein's, one row at a time. */
  private static int distance(List<String> from, List<String> to) {
    int[] row = new int[to.size() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.size(); j++) {
        int replaced = diagonal + (from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.size()];
  }

  public WordErrors plus(WordErrors other) {
    return new WordErrors(errors + other.errors, words + other.words);
  }

  /** Errors a word, from 0; may be above 1. */
  public double rate() {
    return words == 0 ? 0 : (double) errors / words;
  }

  /**
   * The errors of one chunk against a limit. One word may always be other: models mishear names,
   * and one word of a short sentence is a large share.
   *
   * @param most as a share of the words
   */
  public Measurement ofChunk(double most) {
    double oneWord = words == 0 ? 0 : 1.0 / words;
    return Measurement.atMost(Check.TRANSCRIPT, 100 * rate(), 100 * Math.max(most, oneWord));
  }

  /** The errors of a whole narration against a limit. */
  public Measurement ofNarration(double most) {
    return Measurement.atMost(Check.TRANSCRIPT, 100 * rate(), 100 * most);
  }
}
