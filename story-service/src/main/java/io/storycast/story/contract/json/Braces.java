package io.storycast.story.contract.json;

import java.util.regex.Pattern;

/** Finds objects in text by their braces. */
final class Braces {

  /** A draft, an outline or an example before the answer has no body. */
  private static final Pattern BODY = Pattern.compile("body", Pattern.CASE_INSENSITIVE);

  private Braces() {}

  /** The first balanced object that has a body, else the first that could have a property. */
  static String first(String text) {
    String some = "";
    int from = text.indexOf('{');
    while (from >= 0) {
      int end = end(text, from);
      if (end < 0) {
        break;
      }
      String object = text.substring(from, end);
      if (BODY.matcher(object).find() && object.indexOf(':') >= 0) {
        return object;
      }
      if (some.isEmpty() && object.indexOf(':') >= 0) {
        some = object;
      }
      from = text.indexOf('{', end);
    }
    if (!some.isEmpty() && from < 0) {
      return some;
    }
    // The last one is not closed: what is missing may be mended, what stands before it is not it.
    return from > 0 ? text.substring(from) : text;
  }

  private static int end(String text, int from) {
    int depth = 0;
    boolean inString = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
