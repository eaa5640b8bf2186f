package io.storycast.scheduler.deadletters;

import io.storycast.scheduler.deadletters.ReplayItems.Item;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The broker, as a replay sees it. */
public interface ReplayWire {

  /**
   * Sends letters back to where they came from, in this order, and waits for the broker.
   *
   * @return an outcome for each, in the same order
   */
  List<Outcome> send(String replayId, List<Item> items);

  /**
   * The ids of those letters that this replay has sent already: they are looked for on their
   * topics.
   *
   * @throws BrokerAwayException when the broker could not be asked
   */
  Set<String> findSent(String replayId, Collection<Item> items);

  /** What came of sending one letter. */
  sealed interface Outcome {

    /** The broker has it on every in-sync replica. */
    record Sent() implements Outcome {}

    /** The broker will never take it, or it cannot be put together. */
    record Refused(String reason) implements Outcome {}

    /** The broker did not answer; it may have it all the same. */
    record Unknown(String why) implements Outcome {}
  }

  /** The broker cannot be reached now. */
  final class BrokerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokerAwayException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
