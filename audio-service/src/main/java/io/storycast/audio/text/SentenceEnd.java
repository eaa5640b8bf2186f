package io.storycast.audio.text;

/**
 * A run of sentence-ending marks with the quotes and brackets that close behind it.
 *
 * @param marks where the marks begin
 * @param marksEnd behind the last mark
 * @param after behind the last closing quote or bracket
 * @param nextStart where the text goes on
 */
record SentenceEnd(String text, int marks, int marksEnd, int after, int nextStart) {

  private static final String NARROW_MARKS = ".!?…؟।۔";
  private static final String WIDE_MARKS = "。！？；｡";
  private static final String CLOSERS = "\"'”’)]}»」』）】》›";

  /** These open a quote in one language and close it in another. */
  private static final String EITHER = "“‘«‹";

  private static final String QUOTES = "\"'”’»」』«“‘›‹";
  private static final String DASHES = "-–—";

  /** 「行くよ。」と言った: the quote is only a part of the sentence. */
  private static final String JAPANESE_QUOTING = "とっ";

  static boolean isMark(char c) {
    return NARROW_MARKS.indexOf(c) >= 0 || WIDE_MARKS.indexOf(c) >= 0;
  }

  static SentenceEnd at(String text, int marks) {
    int marksEnd = marks;
    while (marksEnd < text.length() && isMark(text.charAt(marksEnd))) {
      marksEnd++;
    }
    int after = marksEnd;
    while (after < text.length() && closes(text, after)) {
      after++;
    }
    if (text.startsWith(" »", after) && isSpaceOrMark(text, after + 2)) {
      after += 2; // French sets a space inside its quotes; German opens with this one.
    }
    return new SentenceEnd(text, marks, marksEnd, after, endOfSpace(text, after));
  }

  private static boolean closes(String text, int at) {
    char c = text.charAt(at);
    if (CLOSERS.indexOf(c) >= 0) {
      return true;
    }
    return EITHER.indexOf(c) >= 0 && isSpaceOrMark(text, at + 1);
  }

  private static boolean isSpaceOrMark(String text, int at) {
    return at >= text.length() || " ,;:.!?)".indexOf(text.charAt(at)) >= 0;
  }

  private static int endOfSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * Whether a sentence ends here; there are words behind it.
   *
   * @param start where the sentence begins
   */
  boolean endsSentence(int start, Abbreviations abbreviations) {
    boolean wide = WIDE_MARKS.indexOf(text.charAt(marksEnd - 1)) >= 0;
    if (!wide && nextStart == after && !isEllipsisBetweenIdeographs(start)) {
      return false; // 3.14, example.org, e.g.
    }
    if (closesQuote() && !isFullStop() && Attribution.opens(text, nextStart)) {
      return false;
    }
    if (closesQuote() && JAPANESE_QUOTING.indexOf(text.charAt(nextStart)) >= 0) {
      return false;
    }
    return wide || endsBefore(abbreviations);
  }

  private boolean endsBefore(Abbreviations abbreviations) {
    if (Character.isLowerCase(firstLetter())) {
      return false; // "..." she went on; 5 p.m. and later; —¿Vienes? —preguntó
    }
    return !isFullStop() || !abbreviations.standsBefore(text, marks, nextStart);
  }

  private int firstLetter() {
    int at = nextStart;
    if (DASHES.indexOf(text.charAt(at)) >= 0) {
      at = endOfSpace(text, at + 1);
    }
    return at < text.length() ? text.codePointAt(at) : ' ';
  }

  /** Chinese has no space behind it; 我……我 is one who stammers. */
  private boolean isEllipsisBetweenIdeographs(int start) {
    if (text.charAt(marksEnd - 1) != '…' || after == text.length() || marks == start) {
      return false;
    }
    int before = text.codePointBefore(marks);
    int next = text.codePointAt(after);
    return TextWeight.isWide(before) && TextWeight.isWide(next) && before != next;
  }

  private boolean isFullStop() {
    return marksEnd - marks == 1 && text.charAt(marks) == '.';
  }

  private boolean closesQuote() {
    return text.substring(marksEnd, after).chars().anyMatch(c -> QUOTES.indexOf(c) >= 0);
  }
}
