package io.storycast.story.writing;

import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.Slugs;
import io.storycast.stage.StageFailure;

/** Refuses scenarios that cannot become a story, before anything is paid. */
public final class ScenarioCheck {

  private final int maxInputLength;

  /**
   * A check with this limit.
   *
   * @param maxInputLength of the seed text, in characters (code points)
   */
  public ScenarioCheck(int maxInputLength) {
    this.maxInputLength = maxInputLength;
  }

  void check(ScenarioClaimed scenario) {
    if (!Slugs.isValid(scenario.slug())) {
      throw StageFailure.of(
          ReasonCode.INVALID_SLUG,
          "The slug must be lower-case letters, digits and single hyphens, 1 to 200 characters.");
    }
    String seed = scenario.seedText();
    int length = seed.codePointCount(0, seed.length());
    if (length > maxInputLength) {
      throw StageFailure.of(
          ReasonCode.SEED_TOO_LONG,
          "The seed text has %d characters; at most %d are allowed."
              .formatted(length, maxInputLength));
    }
    if (SeedText.clean(seed).isBlank()) {
      throw StageFailure.of(ReasonCode.EMPTY_SEED, "The scenario has no seed text.");
    }
  }
}
