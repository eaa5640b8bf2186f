package io.storycast.scheduler.requests;

import io.storycast.scheduler.jobtable.Transactions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers a request once: whoever repeats it with the same key gets the same answer, and nothing
 * happens again. The answer is kept in the transaction of the work, so a crash leaves neither or
 * both.
 */
public final class Idempotency {

  private final Transactions transactions;
  private final IdempotencyKeys keys;

  public Idempotency(Transactions transactions, IdempotencyKeys keys) {
    this.transactions = transactions;
    this.keys = keys;
  }

  /**
   * A request that may be repeated.
   *
   * @param caller whose key it is: the same key of somebody else is another
   * @param digest of the body
   */
  public record Call(String caller, String key, String digest) {}

  /**
   * An answer as it was given.
   *
   * @param body as JSON
   */
  public record Answer(int status, String body) {}

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * There is an answer.
     *
     * @param replayed it was given before
     */
    record Answered(Answer answer, boolean replayed) implements Outcome {}

    /** The first request with this key is still being worked on. */
    record Busy() implements Outcome {}

    /** The key was used for another body. */
    record OtherBody() implements Outcome {}
  }

  /** Does the work, or finds what came of it before. An exception keeps nothing. */
  public Outcome once(Call call, Supplier<Answer> work) {
    return transactions.inOne(
        () -> {
          if (!keys.tryLock(call.caller(), call.key())) {
            return new Outcome.Busy();
          }
          Optional<IdempotencyKeys.Kept> kept = keys.find(call.caller(), call.key());
          if (kept.isPresent()) {
            return kept.get().digest().equals(call.digest())
                ? new Outcome.Answered(kept.get().answer(), true)
                : new Outcome.OtherBody();
          }
          Answer answer = work.get();
          keys.keep(call, answer);
          return new Outcome.Answered(answer, false);
        });
  }
}
