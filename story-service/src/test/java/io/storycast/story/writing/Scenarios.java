package io.storycast.story.writing;

import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.ScenarioClaimed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Claimed scenarios, for tests. */
final class Scenarios {

  private static final String SEED = "A tourist asks the way to the old bridge.";

  private Scenarios() {}

  static ScenarioClaimed anyScenario() {
    return scenarioWith("the-old-bridge", SEED);
  }

  static ScenarioClaimed scenarioWithSeed(String seedText) {
    return scenarioWith("the-old-bridge", seedText);
  }

  static ScenarioClaimed scenarioWith(String slug, String seedText) {
    return scenario(slug, "The old bridge", seedText, "en", null);
  }

  static ScenarioClaimed scenarioIn(String language, @Nullable GenerationOptions options) {
    return scenario("the-old-bridge", "The old bridge", SEED, language, options);
  }

  static ScenarioClaimed scenarioTitled(String title) {
    return scenario("the-old-bridge", title, SEED, "en", null);
  }

  private static ScenarioClaimed scenario(
      String slug,
      String title,
      String seedText,
      String language,
      @Nullable GenerationOptions options) {
    return new ScenarioClaimed(
        "job-1",
        "scenario-1",
        2,
        slug,
        title,
        seedText,
        language,
        options,
        Instant.parse("2026-11-22T10:00:00Z"));
  }
}
