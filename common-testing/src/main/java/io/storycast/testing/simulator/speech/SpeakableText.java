package io.storycast.testing.simulator.speech;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as the English voice can read it. What is written in other scripts becomes syllables without
 * meaning, one for a Chinese character, so that it takes about as long as it should.
 */
final class SpeakableText {

  /** Said instead of a text that has nothing to say in English. */
  static final String NOTHING_ENGLISH = "This text is not in English.";

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern DASHES = Pattern.compile("\\s*[\u2012-\u2015]\\s*");
  private static final Pattern SINGLE_QUOTES = Pattern.compile("[\u2018\u2019\u201B]");
  private static final Pattern UNREADABLE = Pattern.compile("[^ -~]+|[\\[\\]{}<>|\\\\^~_`*\"]+");
  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[A-Za-z0-9]");

  private SpeakableText() {}

  static List<String> sentences(String text) {
    String readable = readable(text);
    List<String> sentences = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.US);
    breaks.setText(readable);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = readable.substring(start, end).strip();
      if (LETTER_OR_DIGIT.matcher(sentence).find()) {
        sentences.add(sentence);
      }
    }
    return sentences.isEmpty() ? List.of(NOTHING_ENGLISH) : sentences;
  }

  private static String readable(String text) {
    String plain = DASHES.matcher(text).replaceAll(", ");
    plain = SINGLE_QUOTES.matcher(plain).replaceAll("'");
    plain = ACCENTS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    return UNREADABLE.matcher(Syllables.instead(plain)).replaceAll(" ");
  }
}
