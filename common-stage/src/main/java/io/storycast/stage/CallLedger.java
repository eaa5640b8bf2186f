package io.storycast.stage;

import io.storycast.contracts.Cost;
import io.storycast.contracts.ReasonCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every call to a paid provider, as rows: the intent before the call, what came of it after. A paid
 * answer is stored here before anybody looks at it, so that it is never bought twice.
 */
public interface CallLedger {

  /**
   * Writes the intent. If the process dies now, the row tells that one call may have been paid.
   *
   * @return the call's id in the ledger
   * @throws StageFailure of class outage when the call may not be made now: the day's budget is
   *     spent, or the limit that all processes share is used up; it may wait some seconds before
   */
  UUID begin(Call call);

  /** Stores the paid answer. */
  void answered(UUID call, Answer answer);

  /** The call failed and gave no answer. */
  void failed(UUID call, ReasonCode reason, String message);

  /** The stored answer is not good enough: it is kept, and not offered again. */
  void rejected(UUID call, ReasonCode reason, String message);

  /** The call need not be made: what it would bring was paid for before. */
  void spared(Call call, Units usage);

  /** The stored answers that were not rejected, oldest first. */
  List<StoredAnswer> usableAnswers(String scenarioId, int revision);

  /** Every answer that was paid for, those that were rejected too, oldest first. */
  List<PaidAnswer> paidAnswers(String scenarioId, int revision);

  /** What these answers cost, 0 when there is none; null when the price of one is not known. */
  @Nullable Cost cost(List<PaidAnswer> answers);

  /**
   * A call about to be made.
   *
   * @param purpose what it is for, for example {@code story} or {@code repair}
   * @param provider the host that is called
   * @param attempt {@link Attempt#number()}
   * @param expectedUnits tokens or characters it will probably be billed
   */
  record Call(
      String scenarioId,
      int revision,
      int attempt,
      String purpose,
      String provider,
      String model,
      int expectedUnits) {}

  /**
   * What a call brought.
   *
   * @param requestId the provider's id of the call, for its support
   * @param body the answer as it came, or null when it is kept elsewhere
   * @param usage what is billed
   */
  record Answer(@Nullable String requestId, @Nullable String body, Units usage) {}

  /** What a provider bills. Unknown is null, never 0. */
  record Units(
      @Nullable Integer promptTokens,
      @Nullable Integer completionTokens,
      @Nullable Integer characters) {}

  /**
   * What an answer cost, whether it was of use or not.
   *
   * @param cost null when no price was known
   */
  record PaidAnswer(String purpose, boolean rejected, Units usage, @Nullable Cost cost) {}

  /** A paid answer that may be used again. */
  record StoredAnswer(UUID call, String purpose, String model, Answer answer) {}
}
