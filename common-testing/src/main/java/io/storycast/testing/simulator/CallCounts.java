package io.storycast.testing.simulator;

/**
 * How many calls of one kind there were.
 *
 * @param started all that arrived
 * @param answered those whose whole answer went out with content
 * @param failed those that were refused, or whose answer is unusable or did not arrive
 * @param inFlight those that have no answer yet
 * @param billed those a provider charges for: content was made, whether or not it arrived
 */
public record CallCounts(int started, int answered, int failed, int inFlight, int billed) {

  public static final CallCounts NONE = new CallCounts(0, 0, 0, 0, 0);

  CallCounts oneStarted() {
    return new CallCounts(started + 1, answered, failed, inFlight + 1, billed);
  }

  CallCounts oneBilled() {
    return new CallCounts(started, answered, failed, inFlight, billed + 1);
  }

  CallCounts oneEnded(boolean withAnswer) {
    return new CallCounts(
        started,
        answered + (withAnswer ? 1 : 0),
        failed + (withAnswer ? 0 : 1),
        inFlight - 1,
        billed);
  }

  CallCounts plus(CallCounts other) {
    return new CallCounts(
        started + other.started,
        answered + other.answered,
        failed + other.failed,
        inFlight + other.inFlight,
        billed + other.billed);
  }
}
