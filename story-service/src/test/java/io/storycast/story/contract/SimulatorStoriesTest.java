package io.storycast.story.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.story.contract.rules.RuleSettings;
import io.storycast.story.contract.rules.StoryRules;
import io.storycast.testing.simulator.story.StoryWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Good stories need no mending and cause no warning. */
class SimulatorStoriesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final StoryContract CONTRACT =
      new StoryContract(StoryRules.all(RuleSettings.DEFAULTS));

  @ParameterizedTest
  @ValueSource(ints = {150, 200, 300})
  void takesStoriesOfSimulatorAsTheyAre(int words) {
    for (int i = 0; i < 200; i++) {
      io.storycast.testing.simulator.story.Story story =
          StoryWriter.write("A tourist asks a baker the way to bridge " + i + ".", words);

      assertThat(CONTRACT.read(JSON.writeValueAsString(story), new Commission("en", words), false))
          .isInstanceOfSatisfying(
              Reading.Kept.class,
              kept -> {
                assertThat(kept.repairs()).isEmpty();
                assertThat(kept.warnings()).isEmpty();
                assertThat(kept.story().keyPhrases()).isEqualTo(story.keyPhrases());
              });
    }
  }

  /** The end-to-end tests ask for 60 words and get 150. */
  @ParameterizedTest
  @ValueSource(ints = {60, 400})
  void takesStoriesOfAnotherLength(int words) {
    for (int i = 0; i < 50; i++) {
      assertThat(
              CONTRACT.read(
                  JSON.writeValueAsString(StoryWriter.write("Seed " + i, words)),
                  new Commission("en", words),
                  false))
          .isInstanceOf(Reading.Kept.class);
    }
  }
}
