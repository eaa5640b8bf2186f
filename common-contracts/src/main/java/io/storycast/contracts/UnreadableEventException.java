package io.storycast.contracts;

import org.jspecify.annotations.Nullable;

/** A record that is not an event this version can read; the reason says which way. */
public final class UnreadableEventException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ReasonCode reason;

  public UnreadableEventException(ReasonCode reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** The sentence for people; it does not quote the value. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** Why it cannot be read. */
  public ReasonCode reason() {
    return reason;
  }
}
