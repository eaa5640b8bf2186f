package io.storycast.scheduler.deadletters;

import io.storycast.scheduler.jobtable.Milestone;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The dead-letter store, as what happens changes it. Each call is one transaction, or joins the one
 * that is open.
 */
public interface Letters {

  /**
   * Keeps letters, those that are there already excepted, and finds out what each means for the
   * others: which came back, which are superseded, and which are moot already.
   *
   * @return how many are new
   */
  int add(List<Arrival> arrivals);

  /**
   * A story got this far: letters that waited for it are resolved.
   *
   * @return how many
   */
  int resolve(String scenarioId, int revision, Milestone milestone);

  /**
   * Puts letters aside that are open, quarantined or replayed.
   *
   * @return how many of each reason code
   */
  Map<String, Long> discard(LetterFilter filter, String reason);

  /** How many letters of each reason code {@link #discard} would put aside. */
  Map<String, Long> discardable(LetterFilter filter);

  /**
   * Puts a discarded letter back to the state it had, or to what became of it meanwhile.
   *
   * @return whether it was discarded
   */
  boolean undoDiscard(String id);

  /**
   * Deletes replays that are over, and letters that nobody needs any more and that have not
   * changed, for this long.
   *
   * @return how many letters, at most {@code most}
   */
  int deleteSettled(Duration age, int most);
}
