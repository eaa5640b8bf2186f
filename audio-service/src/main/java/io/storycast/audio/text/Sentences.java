package io.storycast.audio.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into sentences for the ear.
 *
 * <p>Break iterators cut behind "Mr." and between a quoted question and its "he asked"; both would
 * be heard as a pause in the wrong place.
 */
final class Sentences {

  private final String text;
  private final Abbreviations abbreviations;
  private final int lastWord;
  private final List<String> sentences = new ArrayList<>();
  private int start;
  private int firstWord;

  private Sentences(String text, String language) {
    this.text = text;
    this.abbreviations = Abbreviations.of(language);
    this.lastWord = lastWordOf(text);
    this.firstWord = wordFrom(0);
  }

  /**
   * The sentences with the space behind them: joined they are the text again.
   *
   * @param language primary subtag of the text's language
   */
  static List<String> of(String text, String language) {
    Sentences cutting = new Sentences(text, language);
    cutting.cut();
    return List.copyOf(cutting.sentences);
  }

  private void cut() {
    int at = 0;
    while (at < text.length()) {
      if (SentenceEnd.isMark(text.charAt(at))) {
        SentenceEnd end = SentenceEnd.at(text, at);
        if (hasWordsAround(end.after()) && end.endsSentence(start, abbreviations)) {
          cutAt(end.nextStart());
        }
        at = end.after();
      } else {
        if (isBetweenSpeakers(at) && hasWordsAround(at + 1)) {
          cutAt(at + 1);
        }
        at++;
      }
    }
    if (start < text.length()) {
      sentences.add(text.substring(start));
    }
  }

  /** 「うん」「行こう」: Japanese needs no full stop between two who speak. */
  private boolean isBetweenSpeakers(int at) {
    return text.charAt(at) == '」' && at + 1 < text.length() && text.charAt(at + 1) == '「';
  }

  /** Marks alone are no sentence: there would be nothing to hear. */
  private boolean hasWordsAround(int end) {
    return firstWord < end && lastWord >= end;
  }

  private void cutAt(int end) {
    sentences.add(text.substring(start, end));
    start = end;
    firstWord = wordFrom(end);
  }

  private int wordFrom(int from) {
    int at = from;
    while (at < text.length() && !Character.isLetterOrDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int lastWordOf(String text) {
    int at = text.length();
    while (at > 0 && !Character.isLetterOrDigit(text.codePointBefore(at))) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at - 1;
  }
}
