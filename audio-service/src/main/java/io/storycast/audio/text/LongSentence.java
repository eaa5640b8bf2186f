package io.storycast.audio.text;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a sentence that is too long for one call: at a clause, else at a word, else anywhere. */
final class LongSentence {

  private static final String CLAUSE_MARKS = ",;:—–，、；：";
  private static final String WIDE_CLAUSE_MARKS = "，、；：";

  /** So many characters behind a cut tell whether it goes through a word. */
  private static final int LOOK_AHEAD = 20;

  private LongSentence() {}

  /** The parts; joined they are the sentence again. */
  static List<String> cut(String sentence, int limit) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start < sentence.length()) {
      int end = endOfPart(sentence, start, limit);
      parts.add(sentence.substring(start, end));
      start = end;
    }
    return List.copyOf(parts);
  }

  private static int endOfPart(String sentence, int start, int limit) {
    int afterClause = start;
    int afterWord = start;
    int weight = 0;
    int at = start;
    while (at < sentence.length()) {
      int point = sentence.codePointAt(at);
      weight += TextWeight.of(point);
      if (weight > limit && at > start) {
        return best(sentence, start, afterClause, afterWord, at);
      }
      at += Character.charCount(point);
      if (Character.isWhitespace(point)) {
        afterWord = at;
        if (endsClause(sentence, at - 2)) {
          afterClause = at;
        }
      } else if (WIDE_CLAUSE_MARKS.indexOf(point) >= 0) {
        afterClause = at;
      }
    }
    return at;
  }

  private static boolean endsClause(String sentence, int at) {
    return at >= 0 && CLAUSE_MARKS.indexOf(sentence.charAt(at)) >= 0;
  }

  /** A clause that ends in the first third would leave a stub and a hurried rest. */
  private static int best(String sentence, int start, int afterClause, int afterWord, int full) {
    if (afterClause - start >= (full - start) / 3 && afterClause > start) {
      return afterClause;
    }
    return afterWord > start ? afterWord : endOfWord(sentence, start, full);
  }

  /**
   * Chinese, Japanese and Thai have no space between words; the dictionary of the break iterator
   * knows where they end. What is no word in any language is cut between whole characters.
   */
  private static int endOfWord(String sentence, int start, int full) {
    String part = sentence.substring(start, Math.min(sentence.length(), full + LOOK_AHEAD));
    for (BreakIterator breaks :
        List.of(
            BreakIterator.getWordInstance(Locale.ROOT),
            BreakIterator.getCharacterInstance(Locale.ROOT))) {
      breaks.setText(part);
      int end = breaks.isBoundary(full - start) ? full - start : breaks.preceding(full - start);
      if (end > 0) {
        return start + end;
      }
    }
    return full;
  }
}
