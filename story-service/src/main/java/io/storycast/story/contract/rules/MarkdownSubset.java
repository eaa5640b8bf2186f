package io.storycast.story.contract.rules;

import io.storycast.contracts.KeyPhrase;
import io.storycast.story.contract.Commission;
import io.storycast.story.contract.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of Markdown a body may use: paragraphs and {@code *italic*}, and headings where stories have
 * chapters. Other marks go and their text stays; what would lose its sense, a table, is refused.
 */
final class MarkdownSubset {

  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(\\S.*)");
  private static final Pattern HEADING_END = Pattern.compile("(?<=\\s)#+$");
  private static final Pattern NUMBERED = Pattern.compile("\\d{1,3}[.)]\\s+(\\S.*)");
  private static final Pattern BULLET = Pattern.compile("([*+•-])\\s+(\\S.*)");
  private static final Pattern QUOTE = Pattern.compile("\\A(?:>\\s?){1,9}");
  private static final Pattern BARE_CELLS = Pattern.compile("[|:\\s-]{3,}");
  private static final Pattern STARS = Pattern.compile("\\*{2,}");
  private static final Pattern LINES_AND_TICKS = Pattern.compile("_{2,}|~~|`+");
  private static final Pattern LOW_LINE_ITALIC =
      Pattern.compile("(?<![\\p{L}\\p{N}_])_(?=\\S)([^_\\n]{1,1000})(?<=\\S)_(?![\\p{L}\\p{N}_])");

  private final boolean headings;

  MarkdownSubset(boolean headings) {
    this.headings = headings;
  }

  Story applied(Story story) {
    return new Story(
        story.title(),
        body(story),
        story.keyPhrases().stream()
            .map(
                phrase ->
                    new KeyPhrase(
                        unemphasized(phrase.phrase()).replace("*", ""),
                        phrase.meaningEn(),
                        phrase.meaningZh(),
                        phrase.type()))
            .toList());
  }

  private String body(Story story) {
    List<String> lines = story.bodyMarkdown().lines().toList();
    List<String> out = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean listed = isNumbered(lines, i - 1) || isNumbered(lines, i + 1);
      addLine(out, lines.get(i).strip(), listed, story.title());
    }
    String body = unemphasized(String.join("\n", out)).replaceAll("\\n{3,}", "\n\n").strip();
    return body.equals(story.bodyMarkdown().strip()) ? story.bodyMarkdown() : body;
  }

  private void addLine(List<String> out, String received, boolean listed, String title) {
    String line = QUOTE.matcher(received).replaceFirst("");
    Matcher heading = HEADING.matcher(line);
    Matcher bullet = BULLET.matcher(line);
    Matcher numbered = NUMBERED.matcher(line);
    if (isFence(line) || isRule(line)) {
      out.add("");
    } else if (heading.matches()) {
      addHeading(out, line, heading.group(1), title);
    } else if (bullet.matches()) {
      // A hyphen before speech is a dash that was typed in a hurry.
      addParagraph(out, (bullet.group(1).equals("-") ? "– " : "") + bullet.group(2));
    } else if (listed && numbered.matches()) {
      addParagraph(out, numbered.group(1));
    } else {
      out.add(line);
    }
  }

  private void addHeading(List<String> out, String line, String text, String title) {
    String plain = HEADING_END.matcher(text).replaceFirst("").strip();
    if (headings) {
      addParagraph(out, line);
    } else if (!unemphasized(plain).equalsIgnoreCase(title)) {
      addParagraph(out, plain);
    }
  }

  private static void addParagraph(List<String> out, String text) {
    out.add("");
    out.add(text);
    out.add("");
  }

  private static boolean isNumbered(List<String> lines, int index) {
    return index >= 0
        && index < lines.size()
        && NUMBERED.matcher(lines.get(index).strip()).matches();
  }

  private static boolean isFence(String line) {
    return line.startsWith("```") && line.indexOf('`', 3) < 0 || line.startsWith("~~~");
  }

  /** A line between scenes, or under a heading. */
  private static boolean isRule(String line) {
    String marks = line.replace(" ", "");
    return marks.length() >= 3
        && "-*_=".indexOf(marks.charAt(0)) >= 0
        && marks.chars().allMatch(c -> c == marks.charAt(0));
  }

  /** Without bold, code and strikethrough; italics by the one mark that is allowed. */
  static String unemphasized(String text) {
    String plain =
        STARS.matcher(text).replaceAll(stars -> stars.group().length() % 2 == 0 ? "" : "*");
    plain = LINES_AND_TICKS.matcher(plain).replaceAll("");
    return LOW_LINE_ITALIC.matcher(plain).replaceAll("*$1*");
  }

  List<String> check(Story story, Commission commission) {
    return story.bodyMarkdown().lines().map(String::strip).anyMatch(MarkdownSubset::isTableRow)
        ? List.of("bodyMarkdown must not contain a table.")
        : List.of();
  }

  private static boolean isTableRow(String line) {
    return line.indexOf('|') >= 0
        && (BARE_CELLS.matcher(line).matches()
            || (line.length() > 2 && line.startsWith("|") && line.endsWith("|")));
  }
}
