package io.storycast.story.contract.rules;

import java.util.regex.Pattern;

/**
 * Links and addresses. A story needs none, and one that it has may have come from the scenario: a
 * link keeps its label, a picture nothing, and a bare address is refused.
 */
final class Links {

  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\[\\]\\n]*]\\([^()\\n]*\\)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\\n]*)]\\([^()\\n]*\\)");
  private static final Pattern DEFINITION =
      Pattern.compile("^ {0,3}\\[[^\\[\\]\\n]{1,200}]:[^\\n]*$", Pattern.MULTILINE);
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\b(?:https?|ftp|file)://|\\bwww\\.\\w|\\bmailto:\\S|\\b(?:javascript|vbscript):\\S"
              + "|\\bdata:[a-z]{1,20}/|\\b[\\w-]{1,63}\\.(?:com|net|org|info|io|cn|ru|xyz)/",
          Pattern.CASE_INSENSITIVE);

  private Links() {}

  static String labels(String text) {
    if (text.indexOf('[') < 0) {
      return text;
    }
    String plain = IMAGE.matcher(text).replaceAll("");
    plain = LINK.matcher(plain).replaceAll("$1");
    plain = DEFINITION.matcher(plain).replaceAll("");
    return plain.equals(text) ? text : Spaces.closed(plain);
  }

  static boolean isIn(String text) {
    return ADDRESS.matcher(text).find();
  }
}
