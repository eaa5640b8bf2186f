package io.storycast.audio.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into sentences for the ear.
 *
 * <p>{@link java.text.BreakIterator} cuts behind "Mr." and between a quoted question and its "he
 * asked"; both would be heard as a pause in the wrong place.
 */
public final class Sentences {

  private static final String NARROW_ENDS = ".!?…؟।";
  private static final String WIDE_ENDS = "。！？；｡";
  private static final String CLOSERS = "\"'”’)]}»」』）】》";
  private static final String QUOTE_CLOSERS = "\"'”’»」』";

  private Sentences() {}

  /** The sentences with the space behind them: joined they are the text again. */
  public static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      if (isEnd(text.charAt(at))) {
        Ending ending = Ending.at(text, at);
        if (ending.endsSentence()) {
          sentences.add(text.substring(start, ending.nextStart()));
          start = ending.nextStart();
        }
        at = ending.after;
      } else {
        at++;
      }
    }
    if (start < text.length()) {
      sentences.add(text.substring(start));
    }
    return List.copyOf(sentences);
  }

  private static boolean isEnd(char c) {
    return NARROW_ENDS.indexOf(c) >= 0 || WIDE_ENDS.indexOf(c) >= 0;
  }

  /**
   * A run of sentence-ending marks with the quotes and brackets that close behind it.
   *
   * @param marks where the marks begin
   * @param marksEnd behind the last mark
   * @param after behind the last closing quote or bracket
   */
  private record Ending(String text, int marks, int marksEnd, int after) {

    static Ending at(String text, int marks) {
      int marksEnd = marks;
      while (marksEnd < text.length() && isEnd(text.charAt(marksEnd))) {
        marksEnd++;
      }
      int after = marksEnd;
      while (after < text.length() && CLOSERS.indexOf(text.charAt(after)) >= 0) {
        after++;
      }
      return new Ending(text, marks, marksEnd, after);
    }

    boolean endsSentence() {
      if (!SpeakableText.hasWords(text.substring(after))) {
        return false;
      }
      boolean wide = WIDE_ENDS.indexOf(text.charAt(marksEnd - 1)) >= 0;
      if (!wide && !Character.isWhitespace(text.charAt(after))) {
        return false; // 3.14, example.org, e.g.
      }
      String next = text.substring(nextStart());
      if (closesQuote() && !isFullStop() && Attribution.opens(next)) {
        return false;
      }
      return wide || endsBefore(next);
    }

    private boolean endsBefore(String next) {
      if (Character.isLowerCase(next.codePointAt(0))) {
        return false; // "..." she went on; 5 p.m. and later
      }
      return !isFullStop() || !Abbreviations.standsBefore(text, marks, next);
    }

    private boolean isFullStop() {
      return marksEnd - marks == 1 && text.charAt(marks) == '.';
    }

    private boolean closesQuote() {
      return text.substring(marksEnd, after).chars().anyMatch(c -> QUOTE_CLOSERS.indexOf(c) >= 0);
    }

    int nextStart() {
      int next = after;
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      return next;
    }
  }
}
