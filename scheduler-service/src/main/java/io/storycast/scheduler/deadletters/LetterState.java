package io.storycast.scheduler.deadletters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a dead letter. */
public enum LetterState {
  /** Waits for somebody, or for a later attempt of its job. */
  OPEN,
  /** It came back too often: only a forced replay sends it again. */
  QUARANTINED,
  /** It was sent back; what came of it is not known yet. */
  REPLAYED,
  /** It was sent back, and a newer letter came of it. */
  DIED_AGAIN,
  /** A later attempt of the same work died too; that letter counts. */
  SUPERSEDED,
  /** The work was done by a later attempt, or is no longer wanted. */
  RESOLVED,
  /** A person put it aside. */
  DISCARDED;

  /** The name in the table and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The state with this code, if there is one. */
  public static Optional<LetterState> ofCode(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }
}
