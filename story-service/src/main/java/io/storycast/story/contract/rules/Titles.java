package io.storycast.story.contract.rules;

import io.storycast.story.contract.Commission;
import io.storycast.story.contract.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The title: one line of plain text. */
final class Titles {

  private static final int LONGEST = 120;

  private static final Pattern LABEL =
      Pattern.compile("\\A(?:#{1,6}\\s+|(?:title|标题|题目)\\s*[:：]\\s*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED =
      Pattern.compile("\\A(?:\"([^\"]+)\"|“([^“”]+)”)\\z", Pattern.DOTALL);
  private static final Pattern MARKDOWN =
      Pattern.compile("^#|[*`\\[\\]\\n]|^[>+-] |(^|\\s)_|_(\\s|$)");

  private Titles() {}

  static Story plain(Story story) {
    String title = MarkdownSubset.unemphasized(story.title()).replace("*", "").strip();
    title = LABEL.matcher(title).replaceFirst("").strip();
    Matcher quoted = QUOTED.matcher(title);
    if (quoted.matches()) {
      title = (quoted.group(1) == null ? quoted.group(2) : quoted.group(1)).strip();
    }
    return story.withTitle(title);
  }

  static List<String> check(Story story, Commission commission) {
    List<String> violations = new ArrayList<>();
    int length = story.title().codePointCount(0, story.title().length());
    if (length < 1 || length > LONGEST) {
      violations.add("The title must have 1 to 120 characters; it has " + length + ".");
    }
    if (MARKDOWN.matcher(story.title()).find()) {
      violations.add("The title must be plain text on one line, without Markdown.");
    }
    return violations;
  }
}
