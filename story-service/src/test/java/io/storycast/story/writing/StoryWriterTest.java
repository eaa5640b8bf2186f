package io.storycast.story.writing;

import static io.storycast.story.contract.Answers.BODY;
import static io.storycast.story.contract.Answers.TITLE;
import static io.storycast.story.contract.Answers.anyStory;
import static io.storycast.story.contract.Answers.storyWith;
import static io.storycast.story.writing.Scenarios.anyScenario;
import static io.storycast.story.writing.Scenarios.scenarioWith;
import static io.storycast.story.writing.Scenarios.scenarioWithSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storycast.contracts.ContentHash;
import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.TokenUsage;
import io.storycast.stage.Attempt;
import io.storycast.stage.CallLedger;
import io.storycast.stage.CallLedger.Units;
import io.storycast.stage.StageFailure;
import io.storycast.story.contract.StoryContract;
import io.storycast.story.contract.rules.StoryRules;
import io.storycast.story.writing.ChatMessage.Role;
import io.storycast.story.writing.Completion.Ending;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryWriterTest {

  private static final int MAX_INPUT_LENGTH = 1000;
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String BROKEN = storyWith(TITLE + "\\n" + TITLE, "one paragraph");
  private static final Units UNKNOWN = new Units(null, null, null);

  private final InMemoryCallLedger ledger = new InMemoryCallLedger();
  private final ScriptedModel model = new ScriptedModel();

  @Test
  void writesStoryFromOneAnswer() {
    model.answers(anyStory());

    StoryGenerated story = write(anyScenario());

    assertThat(story.title()).isEqualTo(TITLE);
    assertThat(story.bodyMarkdown()).isEqualTo(BODY);
    assertThat(story.keyPhrases()).hasSize(1);
    assertThat(story.contentHash()).isEqualTo(ContentHash.of(BODY));
    assertThat(story.model()).isEqualTo("writer-1-0824");
    assertThat(story.usage()).isEqualTo(new TokenUsage(100, 20, 120));
    assertThat(story.occurredAt()).isEqualTo(NOW);
    assertThat(story)
        .extracting(
            StoryGenerated::jobId,
            StoryGenerated::scenarioId,
            StoryGenerated::revision,
            StoryGenerated::slug,
            StoryGenerated::language)
        .containsExactly("job-1", "scenario-1", 2, "the-old-bridge", "en");
    assertThat(ledger.history()).containsExactly("story answered");
    assertThat(ledger.calls())
        .containsExactly(
            new CallLedger.Call(
                "scenario-1", 2, 3, "story", "models.example.org", "writer-1", 1600));
  }

  @Test
  void leavesUnknownUsageUnknown() {
    model.answers(anyStory(), Ending.FINISHED, UNKNOWN);

    assertThat(write(anyScenario()).usage()).isNull();
  }

  @Test
  void sendsViolationsBackOnce() {
    model.answers(BROKEN).answers(anyStory());

    StoryGenerated story = write(anyScenario());

    assertThat(story.bodyMarkdown()).isEqualTo(BODY);
    assertThat(story.usage()).isEqualTo(new TokenUsage(200, 40, 240));
    assertThat(story.cost()).isEqualTo(new Cost("0.002", "USD"));
    assertThat(ledger.history()).containsExactly("story answered", "repair answered");
    Conversation repair = model.asked().get(1);
    assertThat(repair.messages())
        .extracting(ChatMessage::role)
        .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER);
    assertThat(repair.messages().get(2).content()).isEqualTo(BROKEN);
    assertThat(repair.messages().get(3).content())
        .contains(
            "- The title must be plain text", "- bodyMarkdown must have at least two", "JSON");
  }

  @Test
  void leavesSumUnknownWhenOneCallIsUnknown() {
    model.answers(BROKEN, Ending.FINISHED, UNKNOWN).answers(anyStory());

    assertThat(write(anyScenario()).usage()).isNull();
  }

  @Test
  void givesUpAfterOneRepair() {
    model.answers(BROKEN).answers(BROKEN);

    StageFailure failure = failureOf(anyScenario());

    assertThat(failure.reason()).isEqualTo(ReasonCode.STORY_CONTRACT_BROKEN);
    assertThat(failure.message()).contains("two paragraphs").doesNotContain("one paragraph");
    assertThat(ledger.history())
        .containsExactly(
            "story rejected STORY_CONTRACT_BROKEN", "repair rejected STORY_CONTRACT_BROKEN");
  }

  @Test
  void startsAnewAfterRejection() {
    model.answers(BROKEN).answers(BROKEN).answers(anyStory());
    failureOf(anyScenario());

    StoryGenerated story = write(anyScenario());

    assertThat(story.bodyMarkdown()).isEqualTo(BODY);
    assertThat(model.asked()).hasSize(3);
  }

  @Test
  void countsTokensOfRejectedAnswersForTheyWerePaid() {
    model.answers(BROKEN).answers(BROKEN).answers(anyStory());
    failureOf(anyScenario());

    assertThat(write(anyScenario()).usage()).isEqualTo(new TokenUsage(300, 60, 360));
  }

  @ParameterizedTest
  @CsvSource({"'',STORY_CONTRACT_BROKEN", "I’m sorry but I can't help with that.,STORY_REFUSED"})
  void buysNoRepairOfNothing(String answer, ReasonCode reason) {
    model.answers(answer);

    assertThat(failureOf(anyScenario()).reason()).isEqualTo(reason);
    assertThat(ledger.history()).containsExactly("story rejected " + reason);
  }

  @Test
  void buysNoRepairOfRefusal() {
    model.answers(anyStory(), Ending.REFUSED, UNKNOWN);

    assertThat(failureOf(anyScenario()).reason()).isEqualTo(ReasonCode.STORY_REFUSED);
  }

  @Test
  void buysNoRepairOfAnswerThatWasCutOff() {
    model.answers(anyStory().substring(0, 80), Ending.CUT_OFF, UNKNOWN);

    assertThat(failureOf(anyScenario()).reason()).isEqualTo(ReasonCode.STORY_TRUNCATED);
    assertThat(ledger.history()).containsExactly("story rejected STORY_TRUNCATED");
  }

  @Test
  void acceptsWholeStoryThoughTheLimitWasReached() {
    model.answers(anyStory(), Ending.CUT_OFF, UNKNOWN);

    assertThat(write(anyScenario()).title()).isEqualTo(TITLE);
  }

  @Test
  void retriesAnswerWithoutCompletionAsErrorOfProvider() {
    model.answersUnreadably();

    assertThat(failureOf(anyScenario()).reason()).isEqualTo(ReasonCode.PROVIDER_ERROR);
    assertThat(ledger.history()).containsExactly("story rejected PROVIDER_ERROR");
  }

  @Test
  void usesStoredAnswerInsteadOfBuyingAgain() {
    storedAnswer("story", "FINISHED:" + anyStory());

    StoryGenerated story = write(anyScenario());

    assertThat(story.bodyMarkdown()).isEqualTo(BODY);
    assertThat(story.usage()).isEqualTo(new TokenUsage(7, 5, 12));
    assertThat(model.asked()).isEmpty();
  }

  @Test
  void mendsStoredDraftWithStoredRepair() {
    storedAnswer("story", "FINISHED:" + BROKEN);
    storedAnswer("repair", "FINISHED:" + anyStory());

    assertThat(write(anyScenario()).bodyMarkdown()).isEqualTo(BODY);
    assertThat(model.asked()).isEmpty();
  }

  @Test
  void buysOnlyTheRepairWhenTheDraftIsStored() {
    StageFailure busy = StageFailure.of(ReasonCode.PROVIDER_RATE_LIMITED, "Busy.");
    model.answers(BROKEN).fails(busy).answers(anyStory());

    assertThat(failureOf(anyScenario())).isSameAs(busy);
    write(anyScenario());

    assertThat(ledger.history())
        .containsExactly(
            "story answered", "repair failed PROVIDER_RATE_LIMITED", "repair answered");
  }

  @Test
  void keepsDraftWhenRepairWasNoAnswer() {
    model.answers(BROKEN).answersUnreadably();

    failureOf(anyScenario());

    assertThat(ledger.history())
        .containsExactly("story answered", "repair rejected PROVIDER_ERROR");
  }

  @Test
  void storesPaidAnswerThoughTheDatabaseRestarts() {
    model.answers(anyStory());
    ledger.loseConnection(2);

    write(anyScenario());

    assertThat(ledger.history()).containsExactly("story answered");
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void looksAtNoAnswerThatCannotBeStored() {
    model.answers(anyStory());
    ledger.loseConnection(3);

    assertThatThrownBy(() -> write(anyScenario())).hasMessage("The connection is lost.");
  }

  @Test
  void notesBugInLedger() {
    model.fails(new IllegalStateException("bug"));

    assertThatThrownBy(() -> write(anyScenario())).isInstanceOf(IllegalStateException.class);
    assertThat(ledger.history()).containsExactly("story failed UNEXPECTED");
  }

  @Test
  void buysNothingForCancelledStory() {
    assertThatThrownBy(() -> writer().write(anyScenario(), attempt(true)))
        .isInstanceOf(CancellationException.class);
    assertThat(ledger.history()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "The Bridge", "a--b", ""})
  void refusesHostileSlugBeforePaying(String slug) {
    assertThat(failureOf(scenarioWith(slug, "A seed.")).reason())
        .isEqualTo(ReasonCode.INVALID_SLUG);
    assertThat(ledger.history()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\u202E\u0000", "<|im_start|>"})
  void refusesEmptySeedBeforePaying(String seed) {
    assertThat(failureOf(scenarioWithSeed(seed)).reason()).isEqualTo(ReasonCode.EMPTY_SEED);
    assertThat(ledger.history()).isEmpty();
  }

  @Test
  void refusesLongSeedBeforePaying() {
    StageFailure failure = failureOf(scenarioWithSeed("👩".repeat(MAX_INPUT_LENGTH + 1)));

    assertThat(failure.reason()).isEqualTo(ReasonCode.SEED_TOO_LONG);
    assertThat(failure.message()).contains("1001", "1000");
    assertThat(ledger.history()).isEmpty();
  }

  @Test
  void countsCharactersNotHalves() {
    model.answers(anyStory());

    assertThat(write(scenarioWithSeed("👩".repeat(MAX_INPUT_LENGTH)))).isNotNull();
  }

  private void storedAnswer(String purpose, String body) {
    ledger.answered(
        ledger.begin(new CallLedger.Call("scenario-1", 2, 1, purpose, "p", "writer-0", 0)),
        new CallLedger.Answer("trace-0", body, new Units(7, 5, null)));
  }

  private StoryWriter writer() {
    return new StoryWriter(
        new ScenarioCheck(MAX_INPUT_LENGTH),
        new StoryPrompts(
            PromptTemplate.parse("Write in {{language}}."), StoryDefaults.PLAIN, new Random(1)),
        model,
        new StoryContract(StoryRules.BASIC),
        ledger,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private StoryGenerated write(ScenarioClaimed scenario) {
    return writer().write(scenario, attempt(false)).orElseThrow();
  }

  private StageFailure failureOf(ScenarioClaimed scenario) {
    return catchThrowableOfType(StageFailure.class, () -> write(scenario));
  }

  private static Attempt attempt(boolean cancelled) {
    return new Attempt() {
      @Override
      public int number() {
        return 3;
      }

      @Override
      public boolean cancelled() {
        return cancelled;
      }
    };
  }
}
