package io.storycast.scheduler.claiming;

import java.util.List;
import java.util.Optional;

/**
 * What one run did.
 *
 * @param backfilled jobs added for scenarios without a story
 * @param claimed jobs that began an attempt
 * @param republished running jobs whose lock had expired, published once more
 * @param refused jobs that failed at the claim
 * @param room the room after the run
 * @param shortfall why {@code claimed} is shorter than {@code limit}
 */
public record ClaimRun(
    int limit,
    int backfilled,
    List<Pick> claimed,
    List<Pick> republished,
    List<Refused> refused,
    Room room,
    Optional<Shortfall> shortfall) {

  /** A job that failed at the claim. */
  public record Refused(Pick pick, Refusal refusal) {}

  ClaimRun withBackfilled(int added) {
    return new ClaimRun(limit, added, claimed, republished, refused, room, shortfall);
  }
}
