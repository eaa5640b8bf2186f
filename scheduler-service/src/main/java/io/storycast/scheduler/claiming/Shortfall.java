package io.storycast.scheduler.claiming;

import java.util.Locale;
import java.util.Optional;

/** Why a run claimed fewer jobs than its limit. */
public enum Shortfall {
  PAUSED("Claiming is paused; ./storycast stages resume claiming --reason … ends that."),
  IN_FLIGHT_CAP("MAX_IN_FLIGHT jobs are claimed and unfinished; the next run continues."),
  DAILY_CAP("DAILY_MAX_GENERATIONS is used up; claiming goes on at midnight UTC."),
  REFUSED("Some scenarios could not be claimed; their jobs say why."),
  NOTHING_DUE("No further job is due: every other scenario has a story, waits or failed.");

  private final String meaning;

  Shortfall(String meaning) {
    this.meaning = meaning;
  }

  /** The code in answers, for example {@code daily-cap}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A sentence for people. */
  public String meaning() {
    return meaning;
  }

  /**
   * @param taken how many due jobs were found
   * @param refused how many of them were refused
   */
  static Optional<Shortfall> of(int limit, int allowed, int taken, int refused, Shortfall cap) {
    if (taken - refused >= limit) {
      return Optional.empty();
    }
    if (taken < allowed) {
      return Optional.of(NOTHING_DUE);
    }
    return Optional.of(allowed < limit ? cap : REFUSED);
  }
}
