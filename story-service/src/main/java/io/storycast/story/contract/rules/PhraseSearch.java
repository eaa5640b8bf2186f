package io.storycast.story.contract.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for phrases in a body, as a reader would: in any case and inflection, with a few words in
 * between ("pick it up" has the phrase "pick up"), and with whatever "somebody" stands for. It
 * rather finds one too many: what is not found is dropped.
 */
final class PhraseSearch {

  /** Words between two words of a phrase: "put all of it off". */
  private static final int WIDEST_GAP = 4;

  /** What an ellipsis in a phrase stands for. */
  private static final int ELLIPSIS_GAP = 12;

  private static final Pattern ELLIPSIS = Pattern.compile("…|\\.\\.\\.|[~～]");

  private static final int LONGEST_PHRASE = 40;

  /** They stand for other words, or come and go with the sentence. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "sb",
          "sth",
          "somebody",
          "something",
          "someone",
          "one",
          "ones",
          "oneself",
          "s",
          "your",
          "my",
          "his",
          "her",
          "its",
          "our",
          "their",
          "yourself",
          "himself",
          "herself",
          "a",
          "an",
          "the",
          "to",
          "be");

  /** Articles of other languages, which change with the case of their noun. */
  private static final Set<String> ARTICLES =
      Set.of(
          "der", "die", "das", "den", "dem", "des", "ein", "eine", "le", "la", "les", "un", "une",
          "el", "los", "las", "una", "il", "lo", "gli", "o", "os", "as", "um", "uma", "de", "het",
          "een");

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
  private static final int STEM_OF_OTHER_LANGUAGES = 3;

  private final boolean english;
  private final List<String> stems;
  private final Map<String, List<Integer>> places = new HashMap<>();

  /**
   * A search in this text.
   *
   * @param language of the text; empty if unknown, which is taken for English
   */
  PhraseSearch(String body, String language) {
    this.english = language.isEmpty() || language.equals("en");
    this.stems = stems(body);
    for (int i = 0; i < stems.size(); i++) {
      places.computeIfAbsent(stems.get(i), stem -> new ArrayList<>()).add(i);
    }
  }

  boolean finds(String phrase) {
    List<String> wanted = stems(phrase);
    if (wanted.isEmpty() || wanted.size() > LONGEST_PHRASE) {
      return false;
    }
    List<String> meaningful = wanted.stream().filter(this::hasMeaning).toList();
    return occurs(meaningful.isEmpty() ? wanted : meaningful, gap(phrase));
  }

  private boolean hasMeaning(String word) {
    return english ? !PLACEHOLDERS.contains(word) : !ARTICLES.contains(word);
  }

  /** Characters that stand alone are parts of a word, and nothing comes between those. */
  private static int gap(String phrase) {
    if (ELLIPSIS.matcher(phrase).find()) {
      return ELLIPSIS_GAP;
    }
    return phrase.codePoints().anyMatch(Words::standsAlone) ? 0 : WIDEST_GAP;
  }

  private boolean occurs(List<String> wanted, int gap) {
    return places.getOrDefault(wanted.getFirst(), List.of()).stream()
        .anyMatch(from -> goesOn(wanted, from, gap));
  }

  /** Word by word, each within reach of the one before. */
  private boolean goesOn(List<String> wanted, int from, int gap) {
    int position = from;
    for (String word : wanted.subList(1, wanted.size())) {
      int end = Math.min(stems.size(), position + 2 + gap);
      int next = position + 1;
      while (next < end && !stems.get(next).equals(word)) {
        next++;
      }
      if (next >= end) {
        return false;
      }
      position = next;
    }
    return true;
  }

  private List<String> stems(String text) {
    return Words.of(text).stream().map(this::stem).toList();
  }

  private String stem(String word) {
    if (english) {
      return PLACEHOLDERS.contains(word) ? word : EnglishForms.stem(word);
    }
    String plain = ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    return plain.substring(
        0,
        plain.offsetByCodePoints(
            0, Math.min(STEM_OF_OTHER_LANGUAGES, plain.codePointCount(0, plain.length()))));
  }
}
