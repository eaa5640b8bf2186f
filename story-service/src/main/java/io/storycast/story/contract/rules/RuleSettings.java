package io.storycast.story.contract.rules;

import io.storycast.story.contract.RuleMode;
import java.util.List;
import java.util.Map;

/**
 * How strict the rules are.
 *
 * @param modes by name of rule; those not named keep their own
 * @param shortest length below which a story is refused, as a share of what was asked for
 * @param longest length above which a story is refused, as a multiple of what was asked for
 * @param fewestPhrases below which the rule about their number is broken
 * @param mostPhrases above which the last are dropped
 * @param headings whether a body may have headings, for stories in chapters
 * @param prompts texts that a story must not repeat
 */
public record RuleSettings(
    Map<String, RuleMode> modes,
    double shortest,
    double longest,
    int fewestPhrases,
    int mostPhrases,
    boolean headings,
    List<String> prompts) {

  /** The built-in strictness, without a prompt to guard. */
  public static final RuleSettings DEFAULTS =
      new RuleSettings(Map.of(), 0.2, 5, 3, 12, false, List.of());

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when no story could keep them
   */
  public RuleSettings {
    modes = Map.copyOf(modes);
    prompts = List.copyOf(prompts);
    if (shortest < 0 || longest < 1 || shortest > 1) {
      throw new IllegalArgumentException(
          "shortest (STORY_SHORTEST) must be 0 to 1, and longest (STORY_LONGEST) at least 1.");
    }
    if (fewestPhrases < 0 || mostPhrases < Math.max(1, fewestPhrases)) {
      throw new IllegalArgumentException(
          "most-phrases (STORY_MOST_PHRASES) must be at least fewest-phrases (STORY_FEWEST_PHRASES),"
              + " and neither negative.");
    }
  }
}
