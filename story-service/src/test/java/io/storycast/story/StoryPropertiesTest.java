package io.storycast.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.storycast.contracts.ContentHash;
import io.storycast.story.writing.StoryDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryPropertiesTest {

  @Test
  void bringsUsablePrompt() {
    assertThat(properties("", 50_000, 400).prompt().sha256()).hasSize(64);
  }

  @Test
  void readsPromptFileInsteadOfBuiltIn(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.md"), "Schreib etwas.");

    assertThat(properties(" " + file + " ", 50_000, 400).prompt().sha256())
        .isEqualTo(ContentHash.of("Schreib etwas."));
  }

  @Test
  void refusesPromptFileThatCannotBeUsed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.md"), "For {{reader}}.");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> properties("/no/such/file.md", 50_000, 400))
        .withMessage("The prompt file (STORY_PROMPT_FILE) cannot be read: /no/such/file.md");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> properties(file.toString(), 50_000, 400))
        .withMessageContaining("[reader]");
  }

  @Test
  void refusesLimitsThatAllowNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> properties("", 0, 400))
        .withMessageContaining("MAX_INPUT_LENGTH");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> properties("", 50_000, 0))
        .withMessageContaining("STORY_TARGET_WORDS");
  }

  @Test
  void givesDefaultsOfJobs() {
    assertThat(properties("", 50_000, 400).defaults()).isEqualTo(StoryDefaults.PLAIN);
  }

  private static StoryProperties properties(String promptFile, int maxInput, int words) {
    return new StoryProperties(promptFile, maxInput, "B1", words, "narrative", "adults");
  }
}
