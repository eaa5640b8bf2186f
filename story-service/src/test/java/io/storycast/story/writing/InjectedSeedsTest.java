package io.storycast.story.writing;

import static io.storycast.story.writing.Scenarios.scenarioIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.contracts.GenerationOptions;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.stage.Attempt;
import io.storycast.stage.CallLedger.Units;
import io.storycast.story.contract.StoryContract;
import io.storycast.story.contract.rules.StoryRules;
import java.io.IOException;
import java.time.Clock;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a scenario tells the model to answer may change the story, and nothing else. */
class InjectedSeedsTest {

  private static final ScenarioClaimed SCENARIO =
      scenarioIn("en", new GenerationOptions(null, 60, null, null, "alex"));

  private static final Attempt FIRST =
      new Attempt() {
        @Override
        public int number() {
          return 1;
        }

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  static Stream<AnswerCase> obeyingAnswers() throws IOException {
    return AnswerCorpusTest.corpus()
        .filter(answer -> answer.name().contains("injected"))
        .filter(answer -> answer.outcome().equals("accepted"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("obeyingAnswers")
  void changeNeitherSlugNorVoiceNorWhoseStoryItIs(AnswerCase answer) {
    ScriptedModel model =
        new ScriptedModel()
            .answers(
                answer.completion().text(),
                answer.completion().ending(),
                new Units(null, null, null));
    StoryWriter writer =
        new StoryWriter(
            new ScenarioCheck(1000),
            new StoryPrompts(
                PromptTemplate.parse("Write in {{language}}."), StoryDefaults.PLAIN, new Random(1)),
            model,
            new StoryContract(StoryRules.BASIC),
            new InMemoryCallLedger(),
            Clock.systemUTC());

    StoryGenerated story = writer.write(SCENARIO, FIRST).orElseThrow();

    assertThat(story)
        .extracting(
            StoryGenerated::jobId,
            StoryGenerated::scenarioId,
            StoryGenerated::revision,
            StoryGenerated::slug,
            StoryGenerated::language,
            StoryGenerated::options)
        .containsExactly(
            SCENARIO.jobId(),
            SCENARIO.scenarioId(),
            SCENARIO.revision(),
            SCENARIO.slug(),
            SCENARIO.language(),
            SCENARIO.options());
  }
}
