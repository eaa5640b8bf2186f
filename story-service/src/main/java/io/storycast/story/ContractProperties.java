package io.storycast.story;

import io.storycast.story.contract.RuleMode;
import io.storycast.story.contract.rules.RuleSettings;
import io.storycast.story.contract.rules.StoryRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How strictly an answer is held to the story contract.
 *
 * @param rules the mode of each rule, by its name
 * @param shortest share of the words that were asked for, below which a story is refused
 * @param longest multiple of them, above which it is refused
 * @param fewestPhrases below which the rule {@code phrase-count} is broken
 * @param mostPhrases above which the last are dropped
 * @param headings whether a story may have headings
 */
@ConfigurationProperties("storycast.story.contract")
record ContractProperties(
    @Nullable Map<String, RuleMode> rules,
    double shortest,
    double longest,
    int fewestPhrases,
    int mostPhrases,
    boolean headings) {

  ContractProperties {
    rules = rules == null ? Map.of() : Map.copyOf(rules);
    StoryRules.all(
        new RuleSettings(
            rules, shortest, longest, fewestPhrases, mostPhrases, headings, List.of()));
  }

  /** These settings, with the prompt that a story must not repeat. */
  RuleSettings settings(String prompt) {
    return new RuleSettings(
        rules == null ? Map.of() : rules,
        shortest,
        longest,
        fewestPhrases,
        mostPhrases,
        headings,
        List.of(prompt));
  }
}
