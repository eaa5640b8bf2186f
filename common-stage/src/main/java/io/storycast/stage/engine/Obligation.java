package io.storycast.stage.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.contracts.ReasonCode;
import io.storycast.stage.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Something the stage has taken on and not emitted yet.
 *
 * @param record the record that asks for it
 * @param landedAt when it was taken on
 * @param tries failed tries so far that count
 * @param abandoned executions whose process died
 * @param history what went wrong so far, oldest first, the last {@value #HISTORY_LIMIT} entries
 * @param step {@code traceparent} of the latest execution, or null; not there in older rows
 */
public record Obligation(
    InboundRecord record,
    Instant landedAt,
    int tries,
    int abandoned,
    List<Failed> history,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String step) {

  private static final int HISTORY_LIMIT = 20;

  public Obligation {
    history = List.copyOf(history);
  }

  /**
   * One execution that brought nothing.
   *
   * @param counted whether it used up a try
   * @param dependency the dependency that failed, or null; not there in older rows
   */
  public record Failed(
      Instant at,
      long elapsedMs,
      String reasonCode,
      String message,
      boolean counted,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dependency) {

    public Failed(Instant at, long elapsedMs, String reasonCode, String message, boolean counted) {
      this(at, elapsedMs, reasonCode, message, counted, null);
    }

    /** When it failed. */
    public Instant endedAt() {
      return at.plusMillis(elapsedMs);
    }

    private Failed forgiven() {
      return new Failed(at, elapsedMs, reasonCode, message, false, dependency);
    }
  }

  /** An obligation nobody has worked on yet. */
  public static Obligation landed(InboundRecord record, Instant at) {
    return new Obligation(record, at, 0, 0, List.of(), null);
  }

  /** The same obligation while it is executed. */
  Obligation at(TraceParent execution) {
    return new Obligation(record, landedAt, tries, abandoned, history, execution.header());
  }

  /** The same obligation after one more failed execution. */
  Obligation failed(Failed failure) {
    return new Obligation(
        record, landedAt, tries + (failure.counted() ? 1 : 0), abandoned, remember(failure), step);
  }

  /**
   * The same obligation with fewer tries used up: those that failed while their dependency was down
   * are not its fault. The history keeps them.
   *
   * @param wasDown whether a dependency was down at a time
   */
  Obligation forgiven(BiPredicate<String, Instant> wasDown) {
    List<Failed> judged =
        history.stream().map(one -> isForgiven(one, wasDown) ? one.forgiven() : one).toList();
    int forgiven = countedOf(history) - countedOf(judged);
    return forgiven == 0
        ? this
        : new Obligation(record, landedAt, Math.max(0, tries - forgiven), abandoned, judged, step);
  }

  private static boolean isForgiven(Failed one, BiPredicate<String, Instant> wasDown) {
    String dependency = one.dependency();
    return one.counted() && dependency != null && wasDown.test(dependency, one.endedAt());
  }

  private static int countedOf(List<Failed> history) {
    return (int) history.stream().filter(Failed::counted).count();
  }

  /** The same obligation after its process died. */
  Obligation abandonedAt(Instant at) {
    Failed failure =
        new Failed(
            at, 0, ReasonCode.ABANDONED.code(), "The process that worked on it died.", false);
    return new Obligation(record, landedAt, tries, abandoned + 1, remember(failure), step);
  }

  private List<Failed> remember(Failed failure) {
    List<Failed> longer = new ArrayList<>(history);
    longer.add(failure);
    return longer.subList(Math.max(0, longer.size() - HISTORY_LIMIT), longer.size());
  }
}
