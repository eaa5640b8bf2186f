package io.storycast.stage.spending;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.CallLedger.Answer;
import io.storycast.stage.CallLedger.Call;
import io.storycast.stage.CallLedger.PaidAnswer;
import io.storycast.stage.CallLedger.StoredAnswer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of the call ledger. Each change is made once, and returns the call it was about. */
public interface CallRows {

  /** Adds a call about to be made. */
  UUID add(Call call);

  /**
   * Stores an answer and adds its price to what was spent today, both or neither.
   *
   * @return empty when the call had ended before
   */
  Optional<Call> answered(UUID call, Answer answer, Price price);

  /** The call failed; empty when it had ended before. */
  Optional<Call> failed(UUID call, ReasonCode reason, String message);

  /** The stored answer is of no use; empty when that was known before. */
  Optional<Call> rejected(UUID call, ReasonCode reason, String message);

  /** The answers that were not rejected, oldest first. */
  List<StoredAnswer> usableAnswers(String scenarioId, int revision);

  /** All answers, oldest first. */
  List<PaidAnswer> paidAnswers(String scenarioId, int revision);
}
