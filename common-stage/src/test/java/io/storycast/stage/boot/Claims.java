package io.storycast.stage.boot;

import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import java.time.Instant;
import java.util.List;

/** What a stage of the tests consumes and makes. */
final class Claims {

  private Claims() {}

  static ScenarioClaimed of(String scenarioId) {
    return new ScenarioClaimed(
        "job",
        scenarioId,
        1,
        "a-slug",
        "A title",
        "A seed.",
        "en",
        GenerationOptions.DEFAULTS,
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  static StoryGenerated told(ScenarioClaimed claimed) {
    return new StoryGenerated(
        claimed.jobId(),
        claimed.scenarioId(),
        claimed.revision(),
        claimed.slug(),
        claimed.title(),
        "Once.",
        List.of(),
        "en",
        "hash",
        "model",
        null,
        1,
        null,
        Instant.now());
  }
}
