package io.storycast.story.contract;

/**
 * Straightens typographic quotes that stand where JSON wants its own; those inside a text stay. A
 * closing quote is one that a colon, a comma, a bracket or the end follows.
 */
final class SmartQuotes {

  private static final String CURLY = "“”„‟＂";

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int position;

  private SmartQuotes(String text) {
    this.text = text;
  }

  static String straightened(String text) {
    return text.chars().anyMatch(c -> CURLY.indexOf(c) >= 0) ? new SmartQuotes(text).run() : text;
  }

  private String run() {
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"') {
        out.append('"');
        copyStraightString();
      } else if (isCurly(c)) {
        out.append('"');
        copyCurlyString();
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void copyStraightString() {
    while (position < text.length()) {
      char c = text.charAt(position++);
      out.append(c);
      if (c == '\\' && position < text.length()) {
        out.append(text.charAt(position++));
      } else if (c == '"') {
        return;
      }
    }
  }

  private void copyCurlyString() {
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '\\' && position < text.length()) {
        out.append(c).append(text.charAt(position++));
      } else if (isCurly(c) && structureFollows()) {
        out.append('"');
        return;
      } else if (c == '"') {
        out.append("\\\"");
      } else {
        out.append(c);
      }
    }
  }

  private boolean structureFollows() {
    int next = position;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next == text.length() || ":,}]".indexOf(text.charAt(next)) >= 0;
  }

  private static boolean isCurly(char c) {
    return CURLY.indexOf(c) >= 0;
  }
}
