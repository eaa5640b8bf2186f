package io.storycast.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.storycast.story.writing.PromptTemplate;
import io.storycast.story.writing.StoryDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryPropertiesTest {

  @Test
  void bringsUsablePrompt() {
    String prompt = properties("", 50_000, 400).prompt();

    assertThat(PromptTemplate.parse(prompt).sha256()).hasSize(64);
    assertThat(prompt).contains("JSON", "{{level}}", "*italic*");
  }

  @Test
  void readsPromptFileInsteadOfBuiltIn(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.md"), "Schreib etwas.");

    assertThat(properties(" " + file + " ", 50_000, 400).prompt()).isEqualTo("Schreib etwas.");
  }

  @Test
  void namesPromptFileThatCannotBeRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> properties("/no/such/file.md", 50_000, 400).prompt())
        .withMessage("The prompt file (STORY_PROMPT_FILE) cannot be read: /no/such/file.md");
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
