package io.storycast.story.contract.rules;

import static io.storycast.story.contract.RuleMode.REFUSE;
import static io.storycast.story.contract.RuleMode.WARN;

import io.storycast.story.contract.RuleMode;
import io.storycast.story.contract.Story;
import io.storycast.story.contract.StoryRule;
import io.storycast.story.contract.StoryRule.Check;
import io.storycast.story.contract.StoryRule.Mend;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rules, in the order in which they mend and tell: first what makes text of marks, then the
 * form, then the sense. A rule only refuses by itself if a reader or listener would mind the story
 * more than another call.
 */
public final class StoryRules {

  /** What every story keeps, whatever was asked for. */
  public static final List<StoryRule> BASIC =
      all(RuleSettings.DEFAULTS).stream()
          .filter(rule -> !Set.of("length", "length-drift", "language").contains(rule.name()))
          .toList();

  private StoryRules() {}

  /**
   * Every rule in the mode it was set to, those that are off included.
   *
   * @throws IllegalArgumentException when a setting names no rule
   */
  public static List<StoryRule> all(RuleSettings settings) {
    List<StoryRule> rules =
        Stream.concat(form(settings).stream(), sense(settings).stream()).toList();
    Set<String> unknown = new TreeSet<>(settings.modes().keySet());
    rules.forEach(rule -> unknown.remove(rule.name()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no story rules %s; there are %s."
              .formatted(
                  unknown, rules.stream().map(StoryRule::name).collect(Collectors.joining(", "))));
    }
    return rules.stream()
        .map(rule -> rule.in(settings.modes().getOrDefault(rule.name(), rule.mode())))
        .toList();
  }

  private static List<StoryRule> form(RuleSettings settings) {
    MarkdownSubset markdown = new MarkdownSubset(settings.headings());
    return List.of(
        rule(
            "control-marks",
            REFUSE,
            (story, commission) -> story.edited(ControlMarks::removed),
            sentence(
                "No field may contain control marks such as <|...|> or [laughter].",
                story -> story.texts().anyMatch(ControlMarks::isIn))),
        rule(
            "html",
            REFUSE,
            (story, commission) -> Html.plain(story),
            sentence("No field may contain HTML.", story -> story.texts().anyMatch(Html::isIn))),
        rule(
            "links",
            REFUSE,
            (story, commission) -> story.edited(Links::labels),
            sentence(
                "No field may contain an address of the web or another link.",
                story -> story.texts().anyMatch(Links::isIn))),
        rule("chatter", WARN, (story, commission) -> Chatter.removed(story), Chatter.CHECK),
        rule("markdown", REFUSE, (story, commission) -> markdown.applied(story), markdown::check),
        rule("title", REFUSE, (story, commission) -> Titles.plain(story), Titles::check),
        rule(
            "paragraphs",
            REFUSE,
            (story, commission) -> Paragraphs.separated(story),
            sentence(
                "bodyMarkdown must have at least two paragraphs separated by a blank line.",
                story -> Paragraphs.count(story.bodyMarkdown()) < 2)));
  }

  private static List<StoryRule> sense(RuleSettings settings) {
    Lengths lengths = new Lengths(settings.shortest(), settings.longest());
    PromptLeaks leaks = new PromptLeaks(settings.prompts());
    PhraseRules phrases = new PhraseRules(settings.fewestPhrases(), settings.mostPhrases());
    return List.of(
        rule("length", REFUSE, Mend.NOTHING, lengths::check),
        rule("length-drift", WARN, Mend.NOTHING, Lengths::drift),
        rule("language", REFUSE, Mend.NOTHING, Languages::check),
        rule(
            "leaked-prompt",
            REFUSE,
            Mend.NOTHING,
            sentence(
                "No field may repeat the instructions or the format of the answer.", leaks::isIn)),
        rule(
            "echoed-instructions",
            WARN,
            Mend.NOTHING,
            sentence(
                "The story must not tell its reader to ignore instructions.", PromptLeaks::isEcho)),
        rule(
            "whole-phrases",
            REFUSE,
            (story, commission) -> PhraseRules.whole(story),
            PhraseRules::wholeCheck),
        rule(
            "meanings",
            REFUSE,
            (story, commission) -> PhraseRules.meant(story),
            PhraseRules::meaningsCheck),
        rule("phrases-in-body", REFUSE, PhraseRules::occurring, PhraseRules::occurringCheck),
        rule("phrase-types", WARN, (story, commission) -> PhraseTypes.known(story), Check.NOTHING),
        rule(
            "some-phrases",
            REFUSE,
            Mend.NOTHING,
            sentence(
                "keyPhrases must name at least one phrase.",
                story -> story.keyPhrases().isEmpty())),
        rule(
            "phrase-count",
            WARN,
            (story, commission) -> phrases.first(story),
            phrases::countCheck));
  }

  private static StoryRule rule(String name, RuleMode mode, Mend mend, Check check) {
    return new StoryRule(name, mode, mend, check);
  }

  private static Check sentence(String sentence, Predicate<Story> broken) {
    return (story, commission) -> broken.test(story) ? List.of(sentence) : List.of();
  }
}
