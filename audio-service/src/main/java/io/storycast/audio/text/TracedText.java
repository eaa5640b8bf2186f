package io.storycast.audio.text;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that knows, of each of its characters, which range of the Markdown it came from. */
final class TracedText {

  private final String text;
  private final int[] starts;
  private final int[] ends;

  private TracedText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Where the characters of a range, which is not empty, came from. */
  Span origin(int start, int end) {
    return new Span(starts[start], ends[end - 1]);
  }

  /** Puts one character, or nothing, in place of every match. */
  TracedText replaceAll(Pattern pattern, String replacement) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return this;
    }
    Builder result = new Builder();
    int kept = 0;
    do {
      result.append(this, kept, matcher.start());
      if (matcher.end() > matcher.start()) {
        Span origin = origin(matcher.start(), matcher.end());
        result.append(replacement, origin.start(), origin.end());
      }
      kept = matcher.end();
    } while (matcher.find());
    return result.append(this, kept, text.length()).build();
  }

  /** The text without the code points that fail the test. */
  TracedText keeping(IntPredicate test) {
    if (text.codePoints().allMatch(test)) {
      return this;
    }
    Builder result = new Builder();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (test.test(point)) {
        result.append(this, at, next);
      }
      at = next;
    }
    return result.build();
  }

  TracedText strip() {
    int start = text.length() - text.stripLeading().length();
    int end = Math.max(start, text.stripTrailing().length());
    return new Builder().append(this, start, end).build();
  }

  /** Grows a text together with its origins. */
  static final class Builder {

    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    /** Characters which all come from the same range. */
    Builder append(String characters, int start, int end) {
      reserve(characters.length());
      Arrays.fill(starts, text.length(), text.length() + characters.length(), start);
      Arrays.fill(ends, text.length(), text.length() + characters.length(), end);
      text.append(characters);
      return this;
    }

    private Builder append(TracedText other, int from, int to) {
      reserve(to - from);
      System.arraycopy(other.starts, from, starts, text.length(), to - from);
      System.arraycopy(other.ends, from, ends, text.length(), to - from);
      text.append(other.text, from, to);
      return this;
    }

    private void reserve(int more) {
      int needed = text.length() + more;
      if (needed > starts.length) {
        int size = Math.max(needed, starts.length * 2);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
      }
    }

    TracedText build() {
      return new TracedText(text.toString(), starts, ends);
    }
  }
}
