package io.storycast.story;

import io.storycast.story.writing.PromptTemplate;
import io.storycast.story.writing.StoryDefaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.ClassPathResource;

/**
 * What is written, and from what.
 *
 * @param promptFile a file with instructions to use instead of the built-in ones
 * @param maxInputLength of a seed text, in characters
 * @param level for jobs that ask for none, and so on
 */
@ConfigurationProperties("storycast.story")
record StoryProperties(
    @Nullable String promptFile,
    int maxInputLength,
    String level,
    int targetWords,
    String tone,
    String audience) {

  private static final String BUILT_IN = "prompts/story.md";

  StoryProperties {
    if (maxInputLength < 1) {
      throw new IllegalArgumentException("max-input-length (MAX_INPUT_LENGTH) must be positive.");
    }
    if (targetWords < 1) {
      throw new IllegalArgumentException("target-words (STORY_TARGET_WORDS) must be positive.");
    }
    PromptTemplate.parse(read(promptFile));
  }

  StoryDefaults defaults() {
    return new StoryDefaults(level, targetWords, tone, audience);
  }

  /** The prompt file as it is now. */
  PromptTemplate prompt() {
    return PromptTemplate.parse(read(promptFile));
  }

  private static String read(@Nullable String promptFile) {
    if (promptFile == null || promptFile.isBlank()) {
      return builtIn();
    }
    try {
      return Files.readString(Path.of(promptFile.strip()));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The prompt file (STORY_PROMPT_FILE) cannot be read: " + promptFile, e);
    }
  }

  private static String builtIn() {
    try {
      return new ClassPathResource(BUILT_IN).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(BUILT_IN + " is missing from the class path", e);
    }
  }
}
