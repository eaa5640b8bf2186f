package io.storycast.story.contract.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes what a model thought aloud before it answered. By hand rather than by one expression: an
 * expression would look for the end once for each beginning that has none.
 */
final class Thoughts {

  private static final Pattern TAG =
      Pattern.compile("<(/?)(?:think|thinking|thought|reasoning)>", Pattern.CASE_INSENSITIVE);

  private Thoughts() {}

  static String removed(String text) {
    Matcher tag = TAG.matcher(text);
    StringBuilder rest = new StringBuilder();
    int copied = 0;
    int opened = -1;
    while (tag.find()) {
      boolean opening = tag.group(1).isEmpty();
      if (opening && opened < 0) {
        rest.append(text, copied, tag.start());
        opened = tag.start();
        copied = tag.start();
      } else if (!opening) {
        if (opened < 0) {
          // Chat templates that open the block themselves leave only its end in the answer.
          rest.setLength(0);
        }
        opened = -1;
        copied = tag.end();
      }
    }
    return rest.append(text, copied, text.length()).toString();
  }
}
