package io.storycast.story.contract.json;

/**
 * Closes an answer that was cut off within its list of phrases, after the last whole phrase. An
 * answer that was cut off within its body is left alone: half a story is none.
 */
final class CutEnd {

  /** Deeper than any answer; keeps hostile nesting from costing more than one look. */
  private static final int DEEPEST = 5;

  private final StringBuilder open = new StringBuilder();
  private int lastWhole = -1;
  private String closers = "";

  private CutEnd() {}

  static String closed(String text) {
    CutEnd end = new CutEnd();
    end.scan(text);
    return end.open.isEmpty() || end.lastWhole < 0
        ? text
        : text.substring(0, end.lastWhole) + end.closers;
  }

  private void scan(String text) {
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        inString = !inString;
      } else if (inString) {
        i += c == '\\' ? 1 : 0;
      } else if (c == '{' || c == '[') {
        open.append(c == '{' ? '}' : ']');
      } else if ((c == '}' || c == ']') && !open.isEmpty()) {
        open.setLength(open.length() - 1);
        noteWhole(i + 1);
      }
    }
  }

  private void noteWhole(int position) {
    int depth = open.length();
    if (depth >= 2 && depth <= DEEPEST && open.charAt(depth - 1) == ']') {
      lastWhole = position;
      closers = new StringBuilder(open).reverse().toString();
    }
  }
}
