package io.storycast.audio.text.spoken;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Turns a sentence as it is written into the sentence that the speech model is given.
 *
 * <p>Only what has one certain reading is rewritten; all else stays for the model to decide.
 */
public final class Reading {

  private static final Map<String, UnaryOperator<String>> SPELL_OUT =
      Map.of(
          "en", EnglishText::spellOut,
          "de", PlainNumbers.GERMAN::spellOut,
          "fr", PlainNumbers.FRENCH::spellOut,
          "es", PlainNumbers.SPANISH::spellOut);

  private final boolean spellsOut;
  private final Lexicon lexicon;

  /**
   * @param spellsOut whether numbers and abbreviations are written out as words
   * @param lexicon how terms are pronounced; nothing inside of them is spelled out
   */
  public Reading(boolean spellsOut, Lexicon lexicon) {
    this.spellsOut = spellsOut;
    this.lexicon = lexicon;
  }

  /** Speaks text as it is written. */
  public static Reading asWritten() {
    return new Reading(false, Lexicon.empty());
  }

  /**
   * What is said for a sentence.
   *
   * @param sentence on one line, without space at its ends
   * @param language primary subtag, for example {@code en}
   */
  public String of(String sentence, String language) {
    Lexicon.Marked marked = lexicon.mark(sentence, language);
    String spoken =
        spellsOut && SPELL_OUT.containsKey(language)
            ? SPELL_OUT.get(language).apply(marked.text())
            : marked.text();
    return marked.resolve(spoken);
  }
}
