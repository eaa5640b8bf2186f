package io.storycast.story.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.storycast.contracts.ContentHash;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTemplateTest {

  @Test
  void sendsEverythingButTheLeadingComment() {
    PromptTemplate template =
        PromptTemplate.parse("<!-- for {{people}} -->\nWrite <!-- really --> at {{ level }}.\n");

    assertThat(template.fill(Map.of("level", "$1\\"))).isEqualTo("Write <!-- really --> at $1\\.");
  }

  @Test
  void hashesTheWholeFile() {
    assertThat(PromptTemplate.parse("<!-- c -->x").sha256())
        .isEqualTo(ContentHash.of("<!-- c -->x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "<!-- only a comment -->"})
  void refusesEmptyInstructions(String file) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromptTemplate.parse(file))
        .withMessageContaining("no instructions");
  }

  @Test
  void refusesPlaceholderThatNothingFills() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromptTemplate.parse("For {{reader}} at {{level}}."))
        .withMessageContaining("[reader]")
        .withMessageContaining("[audience, language, level, tone, words]");
  }
}
