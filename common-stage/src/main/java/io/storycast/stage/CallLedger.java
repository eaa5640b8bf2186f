package io.storycast.stage;

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
   */
  UUID begin(Call call);

  /** Stores the paid answer. */
  void answered(UUID call, Answer answer);

  /** The call failed and gave no answer. */
  void failed(UUID call, ReasonCode reason, String message);

  /** The stored answer is not good enough: it is kept, and not offered again. */
  void rejected(UUID call, ReasonCode reason, String message);

  /** The stored answers that were not rejected, oldest first. */
  List<StoredAnswer> usableAnswers(String scenarioId, int revision);

  /**
   * A call about to be made.
   *
   * @param purpose what it is for, for example {@code story} or {@code repair}
   * @param provider the host that is called
   * @param attempt {@link Attempt#number()}
   */
  record Call(
      String scenarioId,
      int revision,
      int attempt,
      String purpose,
      String provider,
      String model) {}

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

  /** A paid answer that may be used again. */
  record StoredAnswer(UUID call, String purpose, String model, Answer answer) {}
}
