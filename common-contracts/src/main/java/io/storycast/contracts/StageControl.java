package io.storycast.contracts;

import java.time.Instant;

/**
 * The latest order for one stage, for every instance of it.
 *
 * @param stage the stage's name, for example {@code story}
 * @param action pause or resume
 * @param reason why, as the person wrote it
 * @param by who ordered it
 */
public record StageControl(String stage, Action action, String reason, String by, Instant orderedAt)
    implements Event {

  /** What the stage is told to do. */
  public enum Action {
    PAUSE,
    RESUME
  }

  @Override
  public String key() {
    return stage;
  }
}
