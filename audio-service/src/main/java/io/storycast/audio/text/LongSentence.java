package io.storycast.audio.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a sentence that is too long for one call: at a clause, else at a word, else anywhere. */
final class LongSentence {

  private static final String CLAUSE_MARKS = ",;:—–，、；：";
  private static final String WIDE_CLAUSE_MARKS = "，、；：";

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
        return best(start, afterClause, afterWord, at);
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
  private static int best(int start, int afterClause, int afterWord, int full) {
    if (afterClause - start >= (full - start) / 3 && afterClause > start) {
      return afterClause;
    }
    return afterWord > start ? afterWord : full;
  }
}
