package io.storycast.scheduler.claiming;

import java.time.Instant;

/**
 * A job that was just claimed.
 *
 * @param attempt which attempt this is, from 1
 * @param again it was running already, but its lock expired: the same attempt, published once more
 * @param recheckText a retry asked to compare the scenario with the text of this revision
 * @param at when it was claimed, by the database's clock
 */
public record Pick(
    String jobId,
    String scenarioId,
    String slug,
    int revision,
    int attempt,
    boolean again,
    boolean recheckText,
    Instant at) {

  /** The same claim, for a revision that just began. */
  public Pick withRevision(int newRevision) {
    return new Pick(jobId, scenarioId, slug, newRevision, attempt, again, false, at);
  }
}
