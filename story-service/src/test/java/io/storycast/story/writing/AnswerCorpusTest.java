package io.storycast.story.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.storycast.stage.CallLedger.Answer;
import io.storycast.stage.CallLedger.StoredAnswer;
import io.storycast.stage.CallLedger.Units;
import io.storycast.story.contract.StoryContract;
import io.storycast.story.contract.rules.RuleSettings;
import io.storycast.story.contract.rules.StoryRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of answer is worth, with the rules and the prompt as they are shipped. */
class AnswerCorpusTest {

  private static final AnswerJudge JUDGE =
      new AnswerJudge(
          new ScriptedModel(),
          new StoryContract(
              StoryRules.all(
                  new RuleSettings(Map.of(), 0.2, 5, 3, 12, false, List.of(instructions())))));

  static Stream<AnswerCase> corpus() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/answers"))) {
      return files.sorted().map(AnswerCase::read).toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corpus")
  void judgesAsItsFileSays(AnswerCase answer) {
    switch (judge(answer)) {
      case Verdict.Accepted accepted -> {
        assertThat(answer.outcome()).as(accepted.toString()).isEqualTo("accepted");
        assertThat(accepted.repairs()).isEqualTo(answer.repairs());
        assertThat(accepted.warnings()).isEqualTo(answer.warnings());
        assertThat(accepted.story()).matches(answer::hasStory, "the story of the file");
      }
      case Verdict.Mendable mendable -> {
        assertThat(answer.outcome()).as("%s", mendable.violations()).isEqualTo("mendable");
        assertThat(answer.violations())
            .isNotEmpty()
            .allSatisfy(
                expected ->
                    assertThat(mendable.violations())
                        .anyMatch(violation -> violation.startsWith(expected)));
      }
      case Verdict.Hopeless hopeless ->
          assertThat(answer.outcome())
              .isEqualTo(
                  switch (hopeless.failure().reason()) {
                    case STORY_REFUSED -> "refused";
                    case STORY_TRUNCATED -> "truncated";
                    case STORY_CONTRACT_BROKEN -> "empty";
                    default -> hopeless.failure().reason().code();
                  });
    }
  }

  /** What the model is told goes into logs and dead letters, too. */
  @Test
  void quotesNoAnswerInViolations() throws IOException {
    assertThat(corpus().map(AnswerCorpusTest::judge))
        .filteredOn(Verdict.Mendable.class::isInstance)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            verdict ->
                assertThat(((Verdict.Mendable) verdict).violations())
                    .noneMatch(told -> told.contains("evil") || told.contains("Mei")));
  }

  private static Verdict judge(AnswerCase answer) {
    Completion completion = answer.completion();
    return JUDGE.judge(
        new StoredAnswer(
            new UUID(0, 0),
            "story",
            "writer-1",
            new Answer(
                null, completion.ending() + ":" + completion.text(), new Units(null, null, null))),
        answer.commission());
  }

  private static String instructions() {
    try (var in = AnswerCorpusTest.class.getResourceAsStream("/prompts/story.md")) {
      return PromptTemplate.parse(
              new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8))
          .instructions();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
