package io.storycast.audio.narration;

import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.StoryGenerated;
import java.time.Instant;
import java.util.List;

/** Stories to narrate. */
public final class Stories {

  private Stories() {}

  public static StoryGenerated anyStory() {
    return story("a-missed-train", 1, "It was late. She ran.\n\nThe train had gone.");
  }

  public static StoryGenerated storyWith(String bodyMarkdown) {
    return story("a-missed-train", 1, bodyMarkdown);
  }

  public static StoryGenerated storyWithSlug(String slug) {
    return story(slug, 1, "It was late.");
  }

  public static StoryGenerated story(String slug, int revision, String bodyMarkdown) {
    return new StoryGenerated(
        "job-1",
        "scenario-1",
        revision,
        slug,
        "The Café in 北京",
        bodyMarkdown,
        List.of(),
        "en",
        "content-hash",
        "some-model",
        null,
        10,
        GenerationOptions.DEFAULTS,
        null,
        Instant.parse("2026-01-02T03:04:05Z"));
  }
}
