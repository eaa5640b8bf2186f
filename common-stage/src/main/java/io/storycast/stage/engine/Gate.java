package io.storycast.stage.engine;

import io.storycast.stage.StageFailure;
import io.storycast.stage.engine.Obligation.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides whether the stage takes up work, and learns from what becomes of it. */
public interface Gate {

  /** How many more obligations may be taken up now; 0 while the stage stands still. */
  int room();

  /**
   * Asks to begin work on a story.
   *
   * @param story {@code scenarioId/revision}
   */
  Admission admit(String story);

  /** Whether the dependency was down then: a failure at that time is not the story's. */
  boolean wasDown(String dependency, Instant then);

  /** Whether work may begin. */
  sealed interface Admission {}

  /** It may; whoever got the permit gives it back by exactly one of its methods. */
  record Admitted(Permit permit) implements Admission {}

  /** It may not, and nothing is wrong with it: ask again after this time. */
  record NotNow(Duration delay) implements Admission {}

  /** The right to work on one story once. No method fails. */
  interface Permit {

    /** The work is done, so whatever it needed works. */
    void succeeded();

    /** The work failed. */
    Verdict failed(Try failed);

    /** The work ended without saying anything about its dependencies. */
    void released();
  }

  /**
   * A failed try.
   *
   * @param history earlier failures of the same obligation
   * @param last whether the tries are used up if it counts
   */
  record Try(
      String story, StageFailure failure, List<Failed> history, Instant failedAt, boolean last) {}

  /**
   * How a failure is treated.
   *
   * @param counts false when it is not the story's fault, whatever its class says
   * @param notBefore the least time to wait before the next try
   */
  record Verdict(boolean counts, Duration notBefore) {

    /** The failure is the story's own: its class decides. */
    public static final Verdict OWN = new Verdict(true, Duration.ZERO);
  }
}
