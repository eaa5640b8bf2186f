package io.storycast.story.writing;

import io.storycast.contracts.ContentHash;
import io.storycast.contracts.FailureClass;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.TokenUsage;
import io.storycast.stage.Attempt;
import io.storycast.stage.CallLedger;
import io.storycast.stage.CallLedger.StoredAnswer;
import io.storycast.stage.StageFailure;
import io.storycast.story.contract.Story;
import io.storycast.story.contract.StoryContract;
import io.storycast.story.writing.Verdict.Accepted;
import io.storycast.story.writing.Verdict.Hopeless;
import io.storycast.story.writing.Verdict.Mendable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the story of a claimed scenario: one draft, and one repair when the draft breaks the
 * contract. Answers that were paid for before a restart are used before new ones are bought.
 */
public final class StoryWriter {

  private static final Logger LOG = LoggerFactory.getLogger(StoryWriter.class);
  private static final int TOLD_VIOLATIONS = 3;

  private static final String DRAFT = "story";
  private static final String REPAIR = "repair";

  private final ScenarioCheck check;
  private final StoryPrompts prompts;
  private final LanguageModel model;
  private final AnswerJudge judge;
  private final CallLedger ledger;
  private final Clock clock;

  public StoryWriter(
      ScenarioCheck check,
      StoryPrompts prompts,
      LanguageModel model,
      StoryContract contract,
      CallLedger ledger,
      Clock clock) {
    this.check = check;
    this.prompts = prompts;
    this.model = model;
    this.judge = new AnswerJudge(model, contract);
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The story of a scenario; never empty.
   *
   * @throws StageFailure when there is no story to be had now, or at all
   */
  public Optional<StoryGenerated> write(ScenarioClaimed scenario, Attempt attempt) {
    Instant started = clock.instant();
    check.check(scenario);
    PaidAnswers answers = new PaidAnswers(model, ledger, scenario, attempt);
    StoredAnswer draft =
        answers.stored(DRAFT).orElseGet(() -> answers.buy(DRAFT, prompts.draft(scenario)));
    return switch (judge.judge(draft, prompts.commission(scenario))) {
      case Accepted accepted -> told(scenario, answers, accepted, List.of(draft), started);
      case Mendable broken -> mended(scenario, answers, draft, broken, started);
      case Hopeless hopeless -> throw rejected(answers, hopeless.failure(), draft);
    };
  }

  private Optional<StoryGenerated> mended(
      ScenarioClaimed scenario,
      PaidAnswers answers,
      StoredAnswer draft,
      Mendable broken,
      Instant started) {
    StoredAnswer repair =
        answers
            .stored(REPAIR)
            .orElseGet(
                () ->
                    answers.buy(
                        REPAIR, prompts.repair(scenario, broken.text(), broken.violations())));
    return switch (judge.judge(repair, prompts.commission(scenario))) {
      case Accepted accepted -> told(scenario, answers, accepted, List.of(draft, repair), started);
      case Mendable stillBroken ->
          throw rejected(answers, contractBroken(stillBroken), repair, draft);
      case Hopeless hopeless when hopeless.failure().failureClass() == FailureClass.CONTENT ->
          throw rejected(answers, hopeless.failure(), repair, draft);
      // Not even an answer: the draft may still be mended at the next attempt.
      case Hopeless hopeless -> throw rejected(answers, hopeless.failure(), repair);
    };
  }

  /** The repair goes first: were the draft gone alone, its repair would meet the next draft. */
  private static StageFailure rejected(
      PaidAnswers answers, StageFailure failure, StoredAnswer... rejects) {
    for (StoredAnswer answer : rejects) {
      answers.reject(answer, failure);
    }
    return failure;
  }

  private static StageFailure contractBroken(Mendable answer) {
    List<String> some =
        answer.violations().subList(0, Math.min(answer.violations().size(), TOLD_VIOLATIONS));
    return StageFailure.of(
        ReasonCode.STORY_CONTRACT_BROKEN,
        "The answer breaks the story contract after one repair: " + String.join(" ", some));
  }

  private Optional<StoryGenerated> told(
      ScenarioClaimed scenario,
      PaidAnswers answers,
      Accepted accepted,
      List<StoredAnswer> used,
      Instant started) {
    Story story = accepted.story();
    PaidAnswers.Expense expense = answers.expense();
    Instant now = clock.instant();
    StoryGenerated generated =
        new StoryGenerated(
            scenario.jobId(),
            scenario.scenarioId(),
            scenario.revision(),
            scenario.slug(),
            story.title(),
            story.bodyMarkdown(),
            story.keyPhrases(),
            scenario.language(),
            ContentHash.of(story.bodyMarkdown()),
            Objects.requireNonNullElse(accepted.model(), used.getLast().model()),
            expense.usage(),
            Duration.between(started, now).toMillis(),
            scenario.options(),
            expense.cost(),
            now);
    log(generated, used.size(), accepted);
    return Optional.of(generated);
  }

  /** Which story it is, the engine's logging context says. */
  private static void log(StoryGenerated story, int calls, Accepted accepted) {
    TokenUsage usage = story.usage();
    LOG.atInfo()
        .addKeyValue("model", story.model())
        .addKeyValue("promptTokens", usage == null ? null : usage.promptTokens())
        .addKeyValue("completionTokens", usage == null ? null : usage.completionTokens())
        .addKeyValue("elapsedMs", story.elapsedMs())
        .addKeyValue("answers", calls)
        .addKeyValue("localRepairs", accepted.repairs())
        .addKeyValue("ruleWarnings", accepted.warnings())
        .log("Story written");
  }
}
