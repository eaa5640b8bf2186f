package io.storycast.scheduler.deadletters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a replay stands. */
public enum ReplayState {
  /** Letters are being sent. */
  RUNNING,
  /** The canary is sent, its outcome is not known yet. */
  WAITING_FOR_CANARY,
  /** It sends nothing until a person lets it go on. */
  PAUSED,
  /** The canary died again; nothing more is sent. */
  STOPPED,
  /** A person ended it; nothing more is sent. */
  ABORTED,
  /** Every letter was sent, skipped or failed to be sent. */
  FINISHED;

  /** The name in the table and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether nothing more will be sent, for good. */
  public boolean isOver() {
    return this == STOPPED || this == ABORTED || this == FINISHED;
  }

  /** The state with this code, if there is one. */
  public static Optional<ReplayState> ofCode(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }
}
