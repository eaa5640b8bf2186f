package io.storycast.scheduler.claiming;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of the caps is used.
 *
 * @param inFlight jobs claimed and unfinished
 * @param claimedToday jobs claimed in the present UTC day
 * @param pause a person's order to claim nothing; null when there is none
 */
public record Room(int inFlight, int claimedToday, @Nullable Pause pause) {

  /** Room that nobody closed. */
  public Room(int inFlight, int claimedToday) {
    this(inFlight, claimedToday, null);
  }

  /**
   * An order to claim nothing.
   *
   * @param by who gave it
   */
  public record Pause(String reason, String by, Instant since) {}

  /** How many more jobs may be claimed now, at most {@code limit}. */
  int within(ClaimRules rules, int limit) {
    if (pause != null) {
      return 0;
    }
    return Math.max(0, Math.min(limit, Math.min(inFlightRoom(rules), dailyRoom(rules))));
  }

  /** What leaves the least room. */
  Shortfall tightest(ClaimRules rules) {
    if (pause != null) {
      return Shortfall.PAUSED;
    }
    return dailyRoom(rules) <= inFlightRoom(rules) ? Shortfall.DAILY_CAP : Shortfall.IN_FLIGHT_CAP;
  }

  /** The room after {@code claimed} more claims. */
  Room after(int claimed) {
    return new Room(inFlight + claimed, claimedToday + claimed, pause);
  }

  private int inFlightRoom(ClaimRules rules) {
    return rules.maxInFlight() - inFlight;
  }

  private int dailyRoom(ClaimRules rules) {
    return rules.dailyMax() - claimedToday;
  }
}
