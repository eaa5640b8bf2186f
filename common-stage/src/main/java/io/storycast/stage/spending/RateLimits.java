package io.storycast.stage.spending;

import java.time.Duration;

/** How many calls a model may get a minute, over all processes of a stage. */
public interface RateLimits {

  /**
   * Asks for a turn. One that comes within {@code patience} is given away for good: the caller
   * waits for it and makes its call.
   *
   * @param units tokens or characters the call will probably be billed
   */
  Turn next(String provider, String model, long units, Duration patience);

  /**
   * Corrects the units of a call by what was billed.
   *
   * @param units more than was expected; negative for less
   */
  void correct(String provider, String model, long units);

  /**
   * What came of asking.
   *
   * @param granted whether the call has its turn
   * @param in until the turn; when it is not granted, when to ask again: everybody who is turned
   *     away is told another time, so that they do not come back as a crowd
   */
  record Turn(boolean granted, Duration in) {}

  /** No limits at all. */
  RateLimits NONE =
      new RateLimits() {
        @Override
        public Turn next(String provider, String model, long units, Duration patience) {
          return new Turn(true, Duration.ZERO);
        }

        @Override
        public void correct(String provider, String model, long units) {}
      };
}
