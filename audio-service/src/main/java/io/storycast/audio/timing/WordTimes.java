package io.storycast.audio.timing;

import com.ibm.icu.text.BreakIterator;
import io.storycast.audio.text.Sentence;
import io.storycast.audio.text.Span;
import io.storycast.audio.text.TextWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Guesses when each word of a sentence is heard: the time the voice needs is shared out by how much
 * there is to say. No provider that we speak to tells the times of words.
 */
final class WordTimes {

  /** A number is longer in the mouth than on paper: 1998 has twenty letters. */
  private static final int DIGIT = 4;

  /** A voice rests at a comma for about as long as a short word takes. */
  private static final int REST = 4;

  private static final String CLAUSE_MARKS = ",;:—–，、；：…";

  private final BreakIterator breaks;

  WordTimes(Locale language) {
    this.breaks = BreakIterator.getWordInstance(language);
  }

  /** A word, or what is between two. */
  private record Piece(int start, int end, boolean isWord, int weight) {}

  List<TimedWord> of(Sentence sentence, List<Passage> passages) {
    List<Piece> pieces = pieces(sentence.written());
    long whole = Math.max(1, pieces.stream().mapToLong(Piece::weight).sum());
    long spokenMs = passages.stream().mapToLong(p -> p.endMs() - p.startMs()).sum();
    List<TimedWord> words = new ArrayList<>();
    long before = 0;
    for (Piece piece : pieces) {
      if (piece.isWord()) {
        long start = at(passages, spokenMs * before / whole);
        long end = at(passages, spokenMs * (before + piece.weight()) / whole);
        words.add(
            new TimedWord(
                sentence.written().substring(piece.start(), piece.end()),
                new Span(
                    sentence.plain().start() + piece.start(),
                    sentence.plain().start() + piece.end()),
                start,
                end));
      }
      before += piece.weight();
    }
    return words;
  }

  private List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String part = text.substring(start, end);
      boolean isWord = part.codePoints().anyMatch(Character::isLetterOrDigit);
      pieces.add(new Piece(start, end, isWord, isWord ? weightOf(part) : restAt(part)));
      start = end;
    }
    return pieces;
  }

  private static int weightOf(String word) {
    return 1 + word.codePoints().map(WordTimes::weightOf).sum();
  }

  private static int weightOf(int point) {
    if (Character.isDigit(point)) {
      return DIGIT;
    }
    return Character.isLetter(point) ? TextWeight.of(point) : 0;
  }

  private static int restAt(String between) {
    return between.chars().anyMatch(c -> CLAUSE_MARKS.indexOf(c) >= 0) ? REST : 0;
  }

  /** The moment at which the voice has spoken for so long. */
  private static long at(List<Passage> passages, long spokenMs) {
    long left = spokenMs;
    for (Passage passage : passages) {
      long length = passage.endMs() - passage.startMs();
      if (left <= length) {
        return passage.startMs() + left;
      }
      left -= length;
    }
    return passages.getLast().endMs();
  }
}
