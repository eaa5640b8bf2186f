package io.storycast.cli.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a story should be like; what is left out keeps its default. */
final class StoryOptions {

  @Option(names = "--level", description = "The learners' level, for example B1.")
  private @Nullable String level;

  @Option(names = "--words", paramLabel = "N", description = "How long the story should be.")
  private @Nullable Integer words;

  @Option(names = "--tone", description = "For example narrative.")
  private @Nullable String tone;

  @Option(names = "--audience", description = "For example adults.")
  private @Nullable String audience;

  @Option(names = "--voice", description = "The narrator, as the speech provider names it.")
  private @Nullable String voice;

  /** As the API names them; null when none was given. */
  @Nullable Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    put(given, "level", level);
    put(given, "targetWords", words);
    put(given, "tone", tone);
    put(given, "audience", audience);
    put(given, "voice", voice);
    return given.isEmpty() ? null : given;
  }

  private static void put(Map<String, Object> given, String name, @Nullable Object value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
