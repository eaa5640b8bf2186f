package io.storycast.story.contract.json;

/**
 * Puts straight double quotes where JSON wants them: for typographic and single ones that stand in
 * their place, and escaped ones for those that belong to the text. A quote closes a text if what
 * follows is structure; any other is part of the text. Where the next field follows at once, the
 * comma between them is added.
 */
final class Quotes {

  private static final String CURLY = "“”„‟＂";
  private static final String SINGLE = "'‘’";

  private static final int LONGEST_NAME = 20;

  private final String text;
  private final StringBuilder out;
  private int position;
  private char structure = '{';

  private Quotes(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length() + 16);
  }

  static String repaired(String text) {
    return new Quotes(text).run();
  }

  private String run() {
    while (position < text.length()) {
      char c = text.charAt(position++);
      String closing = closing(c);
      if (closing.isEmpty()) {
        out.append(c);
        structure = Character.isWhitespace(c) ? structure : c;
      } else {
        out.append('"');
        copyText(closing);
      }
    }
    return out.toString();
  }

  /** The quotes that may close what this one opens; none if it is no quote. */
  private static String closing(char opening) {
    if (opening == '"') {
      return "\"";
    }
    if (CURLY.indexOf(opening) >= 0) {
      return CURLY;
    }
    return SINGLE.indexOf(opening) >= 0 ? SINGLE : "";
  }

  private void copyText(String closing) {
    boolean value = structure == ':';
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '\\' && position < text.length()) {
        out.append(c).append(text.charAt(position++));
      } else if (closing.indexOf(c) >= 0 && structureFollows(value)) {
        out.append('"');
        return;
      } else if (closing.indexOf(c) >= 0 && value && fieldFollows()) {
        out.append("\",");
        structure = ',';
        return;
      } else if (c == '"') {
        out.append("\\\"");
      } else {
        out.append(c);
      }
    }
  }

  private boolean structureFollows(boolean value) {
    int next = afterSpace(position);
    if (next == text.length()) {
      return true;
    }
    char c = text.charAt(next);
    if (c != ',') {
      return c == '}' || c == ']' || (c == ':' && !value);
    }
    // A comma may as well go on with the sentence.
    int afterComma = afterSpace(next + 1);
    return afterComma == text.length()
        || "{[}]\"".indexOf(text.charAt(afterComma)) >= 0
        || !closing(text.charAt(afterComma)).isEmpty();
  }

  private boolean fieldFollows() {
    int next = afterSpace(position);
    int from = next + 1;
    if (next == position || next == text.length() || text.charAt(next) != '"') {
      return false;
    }
    int end = from;
    while (end < text.length()
        && end - from < LONGEST_NAME
        && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end > from && text.startsWith("\":", end);
  }

  private int afterSpace(int from) {
    int next = from;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }
}
