package io.storycast.story.contract.rules;

import java.util.regex.Pattern;

/** Closes the gaps that something leaves when it is taken out of a text. */
final class Spaces {

  private static final Pattern DOUBLE = Pattern.compile("  +");
  private static final Pattern BEFORE_MARK = Pattern.compile("(?<=\\S) (?=[,.!?;:](?:\\s|$))");
  private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");

  private Spaces() {}

  static String closed(String text) {
    String single = DOUBLE.matcher(text).replaceAll(" ");
    String lines = String.join("\n", single.lines().map(String::strip).toList());
    String marks = BEFORE_MARK.matcher(lines).replaceAll("");
    return BLANK_LINES.matcher(marks).replaceAll("\n\n").strip();
  }
}
