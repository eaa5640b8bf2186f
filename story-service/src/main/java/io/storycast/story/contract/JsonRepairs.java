package io.storycast.story.contract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repairs, from the wrapping inwards. */
final class JsonRepairs {

  /** Order matters: thoughts may contain fences, and fences contain the object. */
  static final List<JsonRepair> IN_ORDER =
      List.of(
          new JsonRepair("byte order mark", JsonRepairs::withoutByteOrderMark),
          new JsonRepair("think block", JsonRepairs::withoutThoughts),
          new JsonRepair("code fence", JsonRepairs::withoutFence),
          new JsonRepair("text around the object", JsonRepairs::firstObject),
          new JsonRepair("smart quotes", SmartQuotes::straightened));

  private static final Pattern THOUGHTS =
      Pattern.compile("<think(ing)?>.*?</think(ing)?>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** Chat templates that open the block themselves leave only its end in the answer. */
  private static final Pattern END_OF_THOUGHTS =
      Pattern.compile("\\A.*</think(ing)?>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Pattern FENCE =
      Pattern.compile("```[\\w-]*[ \\t]*\\R(.*?)(\\R[ \\t]*```|\\z)", Pattern.DOTALL);

  private JsonRepairs() {}

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String withoutThoughts(String text) {
    String without = THOUGHTS.matcher(text).replaceAll("");
    return END_OF_THOUGHTS.matcher(without).replaceFirst("");
  }

  private static String withoutFence(String text) {
    Matcher fence = FENCE.matcher(text);
    return fence.find() ? fence.group(1) : text;
  }

  /** The first balanced object that could hold a property. */
  private static String firstObject(String text) {
    int from = text.indexOf('{');
    while (from >= 0) {
      int end = endOfObject(text, from);
      if (end < 0) {
        return text;
      }
      String object = text.substring(from, end);
      if (object.indexOf(':') >= 0) {
        return object;
      }
      from = text.indexOf('{', end);
    }
    return text;
  }

  private static int endOfObject(String text, int from) {
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
