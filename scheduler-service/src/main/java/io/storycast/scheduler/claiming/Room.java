package io.storycast.scheduler.claiming;

/**
 * How much of the caps is used.
 *
 * @param inFlight jobs claimed and unfinished
 * @param claimedToday jobs claimed in the present UTC day
 */
public record Room(int inFlight, int claimedToday) {

  /** How many more jobs may be claimed now, at most {@code limit}. */
  int within(ClaimRules rules, int limit) {
    return Math.max(0, Math.min(limit, Math.min(inFlightRoom(rules), dailyRoom(rules))));
  }

  /** The cap that leaves the least room. */
  Shortfall tightest(ClaimRules rules) {
    return dailyRoom(rules) <= inFlightRoom(rules) ? Shortfall.DAILY_CAP : Shortfall.IN_FLIGHT_CAP;
  }

  /** The room after {@code claimed} more claims. */
  Room after(int claimed) {
    return new Room(inFlight + claimed, claimedToday + claimed);
  }

  private int inFlightRoom(ClaimRules rules) {
    return rules.maxInFlight() - inFlight;
  }

  private int dailyRoom(ClaimRules rules) {
    return rules.dailyMax() - claimedToday;
  }
}
