package io.storycast.story.contract.json;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repairs of text, from the wrapping inwards. */
final class JsonRepairs {

  /** Order matters: thoughts may contain fences, and fences contain the object. */
  static final List<JsonRepair> UNWRAPPING =
      List.of(
          new JsonRepair("byte order mark", JsonRepairs::withoutByteOrderMark),
          new JsonRepair("think block", Thoughts::removed),
          new JsonRepair("code fence", JsonRepairs::withoutFence),
          new JsonRepair("text around the object", Braces::first));

  static final JsonRepair QUOTES = new JsonRepair("quotes", Quotes::repaired);

  /** Only for answers that ran out of tokens: elsewhere a missing end is a missing story. */
  static final JsonRepair CUT_END = new JsonRepair("cut end", CutEnd::closed);

  private static final Pattern FENCE =
      Pattern.compile("```[\\w-]*[ \\t]*\\R(.*?)(\\R[ \\t]*```|\\z)", Pattern.DOTALL);

  private JsonRepairs() {}

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** A fence inside the object belongs to the story. */
  private static String withoutFence(String text) {
    if (text.stripLeading().startsWith("{")) {
      return text;
    }
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      if (fence.group(1).indexOf('{') >= 0) {
        return fence.group(1);
      }
    }
    return text;
  }
}
