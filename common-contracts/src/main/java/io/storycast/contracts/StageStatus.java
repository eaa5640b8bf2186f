package io.storycast.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of a stage reports about itself.
 *
 * @param instance unique per process start
 * @param reason why it does not run, null while it runs
 * @param inFlight obligations being worked on by this instance
 * @param concurrency how many it may work on at once
 */
public record StageStatus(
    String stage,
    String instance,
    State state,
    @Nullable String reason,
    int inFlight,
    int concurrency,
    Instant reportedAt)
    implements Event {

  /** The instance's state. */
  public enum State {
    RUNNING,
    PAUSED,
    STOPPED
  }

  @Override
  public String key() {
    return stage + "/" + instance;
  }
}
