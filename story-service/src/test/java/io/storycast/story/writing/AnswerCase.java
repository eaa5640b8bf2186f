package io.storycast.story.writing;

import io.storycast.contracts.KeyPhrase;
import io.storycast.story.contract.Commission;
import io.storycast.story.contract.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of {@code src/test/resources/answers}: what an answer is and what it is worth, a line of
 * three hyphens, and the answer. {@code ⟦U+FEFF⟧} stands for a character that nobody would see in
 * the file, {@code ⟦100 × text⟧} for a text repeated.
 *
 * @param name of the file
 * @param head what is said of the answer
 */
record AnswerCase(String name, Map<String, List<String>> head, String answer) {

  private static final String TITLE = "The Umbrella";
  private static final String BODY =
      """
      Mei ran for the bus, but it pulled out before she reached the stop.

      *It is going to pour,* she thought, and so it did.

      An old man held his umbrella over her. "We can share it," he said, and they waited \
      together until the rain let up.""";
  private static final String PHRASES = "pull out, pour, let up";

  private static final Pattern STAND_IN =
      Pattern.compile("⟦(?:U\\+([0-9A-F]{4,6})|(\\d+) × ([^⟧]*))⟧");

  static AnswerCase read(Path file) {
    try {
      String[] parts = Files.readString(file).split("\n---\n", 2);
      Map<String, List<String>> head =
          parts[0]
              .lines()
              .map(line -> line.split(": ", 2))
              .collect(
                  Collectors.groupingBy(
                      line -> line[0], Collectors.mapping(line -> line[1], Collectors.toList())));
      return new AnswerCase(
          file.getFileName().toString(), head, replaced(parts[1].replaceFirst("\n\\z", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String replaced(String answer) {
    return STAND_IN.matcher(answer).replaceAll(found -> Matcher.quoteReplacement(meant(found)));
  }

  private static String meant(MatchResult found) {
    return found.group(1) != null
        ? Character.toString(Integer.parseInt(found.group(1), 16))
        : found.group(3).repeat(Integer.parseInt(found.group(2)));
  }

  Completion completion() {
    Completion.Ending ending =
        switch (value("ending", "finished")) {
          case "finished" -> Completion.Ending.FINISHED;
          case "cut off" -> Completion.Ending.CUT_OFF;
          case "refused" -> Completion.Ending.REFUSED;
          default -> throw new IllegalArgumentException(name + ": unknown ending");
        };
    return new Completion(answer, ending, "writer-1");
  }

  /** What was asked for: a story in English of about 60 words, if nothing else is said. */
  Commission commission() {
    return new Commission(value("language", "en"), Integer.parseInt(value("words", "60")));
  }

  String outcome() {
    return value("outcome", "");
  }

  List<String> repairs() {
    return list("repairs");
  }

  List<String> warnings() {
    return list("warnings");
  }

  /** What the model is told, or the beginning of it. */
  List<String> violations() {
    return head.getOrDefault("violation", List.of());
  }

  boolean hasStory(Story story) {
    return story.title().equals(value("title", TITLE))
        && story.bodyMarkdown().equals(value("body", BODY).replace("\\n", "\n"))
        && story.keyPhrases().stream()
            .map(KeyPhrase::phrase)
            .toList()
            .equals(List.of(value("phrases", PHRASES).split(", ")));
  }

  private List<String> list(String key) {
    return head.containsKey(key) ? List.of(value(key, "").split(", ")) : List.of();
  }

  private String value(String key, String otherwise) {
    return head.getOrDefault(key, List.of(otherwise)).getFirst();
  }

  @Override
  public String toString() {
    return name + " " + value("what", "");
  }
}
