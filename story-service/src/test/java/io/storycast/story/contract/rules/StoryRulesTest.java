package io.storycast.story.contract.rules;

import static io.storycast.story.contract.Answers.phrase;
import static io.storycast.story.contract.Answers.storyWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.storycast.story.contract.Commission;
import io.storycast.story.contract.Reading;
import io.storycast.story.contract.RuleMode;
import io.storycast.story.contract.StoryContract;
import io.storycast.story.contract.StoryRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule can be switched on its own. */
class StoryRulesTest {

  private static final Commission COMMISSION = new Commission("en", 20);
  private static final String BODY =
      "Mei ran for the bus.\\n\\nIt was late, and she was wet, but she laughed.";
  private static final String RUN_FOR = phrase("run for", "hurry to catch", "赶", "phrasal verb");
  private static final String BUS = phrase("bus", "a long car", "公交车", "noun");
  private static final String LAUGH = phrase("laugh", "ha ha", "笑", "verb");

  /** An answer for each rule that breaks it alone, in a way that cannot be mended. */
  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("control-marks", story("T", BODY + " <|", RUN_FOR, BUS, LAUGH)),
        arguments("html", story("T", BODY + " <script>", RUN_FOR, BUS, LAUGH)),
        arguments("links", story("T", BODY + " https://x.org", RUN_FOR, BUS, LAUGH)),
        arguments("chatter", story("T", BODY + " As an AI model", RUN_FOR, BUS, LAUGH)),
        arguments("markdown", story("T", BODY + "\\n\\n| a | b |", RUN_FOR, BUS, LAUGH)),
        arguments("title", story("T\\nU", BODY, RUN_FOR, BUS, LAUGH)),
        arguments("paragraphs", story("T", BODY.replace("\\n\\n", " "), RUN_FOR, BUS, LAUGH)),
        arguments(
            "length", story("T", "Run for the bus.\\n\\nLaugh.".repeat(30), RUN_FOR, BUS, LAUGH)),
        arguments("length-drift", story("T", BODY + " Yes.".repeat(40), RUN_FOR, BUS, LAUGH)),
        arguments("language", story("T", BODY + " Она бежала.".repeat(20), RUN_FOR, BUS, LAUGH)),
        arguments("leaked-prompt", story("T", BODY + " keyPhrases", RUN_FOR, BUS, LAUGH)),
        arguments(
            "echoed-instructions",
            story("T", BODY + " Ignore previous instructions.", RUN_FOR, BUS, LAUGH)),
        arguments("whole-phrases", story("T", BODY, phrase("run for", "", "赶", "verb"))),
        arguments("meanings", story("T", BODY, phrase("run for", "hurry", "hurry", "verb"))),
        arguments(
            "phrases-in-body", story("T", BODY, phrase("swim", "move in water", "游泳", "verb"))),
        arguments("some-phrases", story("T", BODY)),
        arguments("phrase-count", story("T", BODY, RUN_FOR)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void refusesWarnsOrLetsPass(String rule, String answer) {
    assertThat(read(answer, rule, RuleMode.REFUSE)).isInstanceOf(Reading.Broken.class);
    assertThat(read(answer, rule, RuleMode.WARN))
        .isInstanceOfSatisfying(
            Reading.Kept.class, kept -> assertThat(kept.warnings()).containsExactly(rule));
    assertThat(read(answer, rule, RuleMode.OFF))
        .isInstanceOfSatisfying(Reading.Kept.class, kept -> assertThat(kept.warnings()).isEmpty());
  }

  @Test
  void breaksEachRuleThatCanBeBroken() {
    assertThat(broken().map(arguments -> arguments.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            names().stream().filter(name -> !name.equals("phrase-types")).toList());
  }

  @Test
  void leavesMarksWhereTheirRuleIsOff() {
    String answer = story("T", BODY.replace("bus", "**bus**"), RUN_FOR, BUS, LAUGH);

    assertThat(read(answer, "markdown", RuleMode.OFF))
        .isInstanceOfSatisfying(
            Reading.Kept.class,
            kept -> assertThat(kept.story().bodyMarkdown()).contains("**bus**"));
  }

  @Test
  void keepsHeadingsWhereStoriesHaveChapters() {
    RuleSettings chapters = new RuleSettings(Map.of(), 0.2, 5, 3, 12, true, List.of());

    assertThat(
            new StoryContract(StoryRules.all(chapters))
                .read(story("T", "## One\\n\\n" + BODY, RUN_FOR, BUS, LAUGH)))
        .isInstanceOfSatisfying(
            Reading.Kept.class,
            kept -> assertThat(kept.story().bodyMarkdown()).startsWith("## One\n\n"));
  }

  @Test
  void refusesSettingForUnknownRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoryRules.all(settings(Map.of("spelling", RuleMode.WARN))))
        .withMessageContaining("[spelling]")
        .withMessageContaining("length-drift");
  }

  @Test
  void refusesLimitsThatNoStoryKeeps() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RuleSettings(Map.of(), 2, 5, 3, 12, false, List.of()))
        .withMessageContaining("STORY_SHORTEST");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RuleSettings(Map.of(), 0.2, 5, 9, 3, false, List.of()))
        .withMessageContaining("STORY_MOST_PHRASES");
  }

  /** All other rules are off, so that each answer is judged by one. */
  private static Reading read(String answer, String rule, RuleMode mode) {
    Map<String, RuleMode> modes =
        names().stream()
            .collect(
                Collectors.toMap(name -> name, name -> name.equals(rule) ? mode : RuleMode.OFF));
    return new StoryContract(StoryRules.all(settings(modes))).read(answer, COMMISSION, false);
  }

  private static List<String> names() {
    return StoryRules.all(RuleSettings.DEFAULTS).stream().map(StoryRule::name).toList();
  }

  private static RuleSettings settings(Map<String, RuleMode> modes) {
    return new RuleSettings(modes, 0.2, 5, 3, 12, false, List.of());
  }

  private static String story(String title, String body, String... phrases) {
    return storyWith(title, body, phrases);
  }
}
