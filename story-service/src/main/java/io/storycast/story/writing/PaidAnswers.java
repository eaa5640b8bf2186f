package io.storycast.story.writing;

import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.TokenUsage;
import io.storycast.stage.Attempt;
import io.storycast.stage.CallLedger;
import io.storycast.stage.CallLedger.Answer;
import io.storycast.stage.CallLedger.PaidAnswer;
import io.storycast.stage.CallLedger.StoredAnswer;
import io.storycast.stage.StageFailure;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one revision: those already paid for first, new ones bought through the ledger.
 */
final class PaidAnswers {

  private static final int STORING_TRIES = 3;

  private final LanguageModel model;
  private final CallLedger ledger;
  private final ScenarioClaimed scenario;
  private final Attempt attempt;
  private final List<StoredAnswer> stored;

  PaidAnswers(LanguageModel model, CallLedger ledger, ScenarioClaimed scenario, Attempt attempt) {
    this.model = model;
    this.ledger = ledger;
    this.scenario = scenario;
    this.attempt = attempt;
    this.stored = ledger.usableAnswers(scenario.scenarioId(), scenario.revision());
  }

  /** An answer that was paid for this purpose before, if it is still usable. */
  Optional<StoredAnswer> stored(String purpose) {
    return stored.stream()
        .filter(answer -> answer.purpose().equals(purpose) && answer.answer().body() != null)
        .findFirst();
  }

  /** Buys an answer; it is stored when this returns. */
  StoredAnswer buy(String purpose, Conversation question) {
    if (attempt.cancelled()) {
      throw new CancellationException("Nothing more is bought for a cancelled story.");
    }
    UUID call =
        ledger.begin(
            new CallLedger.Call(
                scenario.scenarioId(),
                scenario.revision(),
                attempt.number(),
                purpose,
                model.provider(),
                model.name(),
                model.expectedTokens(question)));
    Answer answer = ask(call, question);
    store(call, answer);
    return new StoredAnswer(call, purpose, model.name(), answer);
  }

  private Answer ask(UUID call, Conversation question) {
    try {
      return model.ask(question);
    } catch (StageFailure failure) {
      note(call, failure.reason(), failure.message(), failure);
      throw failure;
    } catch (RuntimeException bug) {
      note(call, ReasonCode.UNEXPECTED, bug.getClass().getSimpleName(), bug);
      throw bug;
    }
  }

  /**
   * The answer is paid, and lost unless it is stored: a database that restarts at this moment gets
   * more chances, each as long as the connection pool waits.
   */
  private void store(UUID call, Answer answer) {
    for (int tries = 1; ; tries++) {
      try {
        ledger.answered(call, answer);
        return;
      } catch (RuntimeException e) {
        if (tries == STORING_TRIES) {
          throw e;
        }
      }
    }
  }

  /** What went wrong with the call matters more than what goes wrong with noting it. */
  private void note(UUID call, ReasonCode reason, String message, RuntimeException failure) {
    try {
      ledger.failed(call, reason, message);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** What this revision took so far, answers that were of no use included. */
  Expense expense() {
    List<PaidAnswer> paid = ledger.paidAnswers(scenario.scenarioId(), scenario.revision());
    return new Expense(
        Usages.sum(paid.stream().map(PaidAnswer::usage).toList()), ledger.cost(paid));
  }

  /** Tokens and their price; each is null when it is not known. */
  record Expense(@Nullable TokenUsage usage, @Nullable Cost cost) {}

  void reject(StoredAnswer answer, StageFailure failure) {
    ledger.rejected(answer.call(), failure.reason(), failure.message());
  }
}
