package io.storycast.story.contract.rules;

import io.storycast.story.contract.Story;
import java.util.List;
import java.util.regex.Pattern;

/** Paragraphs of a body: what blank lines separate. */
final class Paragraphs {

  private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");

  private Paragraphs() {}

  static List<String> of(String body) {
    return BLANK_LINE
        .splitAsStream(body)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  static String joined(List<String> paragraphs) {
    return String.join("\n\n", paragraphs);
  }

  static int count(String body) {
    return of(body).size();
  }

  /** A body of lines without any blank one means its lines as paragraphs. */
  static Story separated(Story story) {
    String body = story.bodyMarkdown();
    return count(body) == 1 && body.strip().indexOf('\n') >= 0
        ? story.withBody(joined(body.strip().lines().map(String::strip).toList()))
        : story;
  }
}
