package io.storycast.stage.engine;

import io.storycast.contracts.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something the stage has taken on and not emitted yet.
 *
 * @param record the record that asks for it
 * @param landedAt when it was taken on
 * @param tries failed tries so far that count
 * @param abandoned executions whose process died
 * @param history what went wrong so far, oldest first, the last {@value #HISTORY_LIMIT} entries
 */
public record Obligation(
    InboundRecord record, Instant landedAt, int tries, int abandoned, List<Failed> history) {

  private static final int HISTORY_LIMIT = 20;

  public Obligation {
    history = List.copyOf(history);
  }

  /**
   * One execution that brought nothing.
   *
   * @param counted whether it used up a try
   */
  public record Failed(
      Instant at, long elapsedMs, String reasonCode, String message, boolean counted) {}

  /** An obligation nobody has worked on yet. */
  public static Obligation landed(InboundRecord record, Instant at) {
    return new Obligation(record, at, 0, 0, List.of());
  }

  /** The same obligation after one more failed execution. */
  Obligation failed(Failed failure) {
    return new Obligation(
        record, landedAt, tries + (failure.counted() ? 1 : 0), abandoned, remember(failure));
  }

  /** The same obligation after its process died. */
  Obligation abandonedAt(Instant at) {
    Failed failure =
        new Failed(
            at, 0, ReasonCode.ABANDONED.code(), "The process that worked on it died.", false);
    return new Obligation(record, landedAt, tries, abandoned + 1, remember(failure));
  }

  private List<Failed> remember(Failed failure) {
    List<Failed> longer = new ArrayList<>(history);
    longer.add(failure);
    return longer.subList(Math.max(0, longer.size() - HISTORY_LIMIT), longer.size());
  }
}
