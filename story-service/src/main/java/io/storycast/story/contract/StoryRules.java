package io.storycast.story.contract;

import io.storycast.contracts.KeyPhrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules every story keeps. */
public final class StoryRules {

  private static final int LONGEST_TITLE = 120;

  private static final Pattern MARKDOWN_IN_TITLE =
      Pattern.compile("^#|[*`\\[\\]\\n]|^[>+-] |(^|\\s)_|_(\\s|$)");
  private static final Pattern HTML = Pattern.compile("</?[A-Za-z][^<>]*>|<!--");

  /** Instructions to speech and chat models, and characters that are never text. */
  private static final Pattern CONTROL_MARKS =
      Pattern.compile(
          "<\\||\\|>|\\[/?(laughter|breath|sigh|cough|noise|INST)\\]|[\\p{Cc}&&[^\\n\\t]]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");

  /** All of them, in the order in which violations are told. */
  public static final List<StoryRule> BASIC =
      List.of(
          rule("title-length", StoryRules::titleLength),
          rule(
              "title-plain",
              "The title must be plain text on one line, without Markdown.",
              story -> MARKDOWN_IN_TITLE.matcher(story.title()).find()),
          rule(
              "paragraphs",
              "bodyMarkdown must have at least two paragraphs separated by a blank line.",
              story -> paragraphs(story.bodyMarkdown()) < 2),
          rule(
              "no-html",
              "No field may contain HTML.",
              story -> texts(story).anyMatch(text -> HTML.matcher(text).find())),
          rule(
              "no-control-marks",
              "No field may contain control marks such as <|...|> or [laughter].",
              story -> texts(story).anyMatch(text -> CONTROL_MARKS.matcher(text).find())),
          rule(
              "some-phrases",
              "keyPhrases must name at least one phrase.",
              story -> story.keyPhrases().isEmpty()),
          rule("whole-phrases", StoryRules::wholePhrases));

  private StoryRules() {}

  private static List<String> titleLength(Story story) {
    int length = story.title().codePointCount(0, story.title().length());
    return length >= 1 && length <= LONGEST_TITLE
        ? List.of()
        : List.of("The title must have 1 to 120 characters; it has " + length + ".");
  }

  private static List<String> wholePhrases(Story story) {
    List<String> violations = new ArrayList<>();
    for (int i = 0; i < story.keyPhrases().size(); i++) {
      KeyPhrase phrase = story.keyPhrases().get(i);
      if (fields(phrase).anyMatch(String::isEmpty)) {
        violations.add("/keyPhrases/" + i + ": every field must have text.");
      }
    }
    return violations;
  }

  private static long paragraphs(String body) {
    return BLANK_LINES.splitAsStream(body).filter(part -> !part.isBlank()).count();
  }

  private static Stream<String> texts(Story story) {
    return Stream.concat(
        Stream.of(story.title(), story.bodyMarkdown()),
        story.keyPhrases().stream().flatMap(StoryRules::fields));
  }

  private static Stream<String> fields(KeyPhrase phrase) {
    return Stream.of(phrase.phrase(), phrase.meaningEn(), phrase.meaningZh(), phrase.type());
  }

  private static StoryRule rule(String name, Function<Story, List<String>> check) {
    return new StoryRule(name, check);
  }

  private static StoryRule rule(String name, String sentence, Predicate<Story> broken) {
    return new StoryRule(name, story -> broken.test(story) ? List.of(sentence) : List.of());
  }
}
