package io.storycast.scheduler.stages;

import io.storycast.contracts.StageStatus;
import java.util.Collection;
import java.util.Locale;

/** How a stage stands; of its instances the one that stands worst counts. */
public enum StageState {
  RUNNING,
  /** A dependency came back: a few obligations at a time are let through. */
  RECOVERING,
  PAUSED,
  /** No instance has reported lately. */
  DOWN;

  /** The name in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a stage whose living instances are in these states. */
  static StageState of(Collection<StageStatus.State> living) {
    return living.stream().map(StageState::of).max(StageState::compareTo).orElse(DOWN);
  }

  private static StageState of(StageStatus.State state) {
    return switch (state) {
      case RUNNING -> RUNNING;
      case RECOVERING -> RECOVERING;
      case PAUSED -> PAUSED;
      case STOPPED -> DOWN;
    };
  }
}
