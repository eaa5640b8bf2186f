package io.storycast.story.contract;

import static io.storycast.story.contract.Answers.phrase;
import static io.storycast.story.contract.Answers.storyWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.KeyPhrase;
import io.storycast.story.contract.rules.StoryRules;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryContractTest {

  private static final String PHRASE = phrase("run for", "hurry to catch", "赶", "phrasal verb");

  private final StoryContract contract = new StoryContract(StoryRules.BASIC);

  @Test
  void tidiesSpacesLineEndsAndRepeatedPhrases() {
    String answer =
        storyWith(
            "  T ",
            "She runs for it.  \\r\\n\\r\\n\\r\\n\\r\\nb\\n",
            PHRASE,
            phrase(" Run For ", "again", "又", "verb"));

    assertThat(contract.read(answer))
        .isInstanceOfSatisfying(
            Reading.Kept.class,
            kept -> {
              assertThat(kept.story().title()).isEqualTo("T");
              assertThat(kept.story().bodyMarkdown()).isEqualTo("She runs for it.\n\nb");
              assertThat(kept.story().keyPhrases())
                  .extracting(KeyPhrase::phrase)
                  .containsExactly("run for");
            });
  }

  @Test
  void tellsViolationsInEnglishEverywhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(new StoryContract(StoryRules.BASIC).read("{}"))
          .isInstanceOfSatisfying(
              Reading.Broken.class,
              broken ->
                  assertThat(broken.violations()).allMatch(told -> told.contains("required")));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void tellsAtMostTwelveViolations() {
    String[] phrases = Stream.generate(() -> "{}").limit(50).toArray(String[]::new);

    assertThat(contract.read(storyWith("T", "a\\n\\nb", phrases)))
        .isInstanceOfSatisfying(
            Reading.Broken.class, broken -> assertThat(broken.violations()).hasSize(12));
  }

  @Test
  void checksOnlyTheRulesItIsGiven() {
    assertThat(new StoryContract(List.of()).read(storyWith("# T", "a")))
        .isInstanceOf(Reading.Kept.class);
  }
}
