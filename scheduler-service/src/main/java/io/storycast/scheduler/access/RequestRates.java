package io.storycast.scheduler.access;

/** Counts the requests of each key in minutes of its own, over all instances. */
public interface RequestRates {

  /** Counts a request. */
  Standing count(String keyId, int limit);

  /**
   * Where a key stands after a request.
   *
   * @param remaining how many more of this minute; negative when this request was too many
   * @param secondsLeft until the next minute begins, at least 1
   */
  record Standing(int limit, int remaining, long secondsLeft) {

    public boolean isTooMany() {
      return remaining < 0;
    }
  }
}
