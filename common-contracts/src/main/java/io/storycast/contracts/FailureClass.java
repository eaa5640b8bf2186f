package io.storycast.contracts;

/** The one family of failures; it decides what happens next. */
public enum FailureClass {
  /** May pass by itself: retried in place, attempts bounded. */
  TRANSIENT,
  /** A dependency is down, or may not be used now: the stage waits, no attempt is consumed. */
  OUTAGE,
  /** Only an operator can mend it: the stage waits, no attempt is consumed. */
  CONFIGURATION,
  /** The provider's answer is not good enough: bounded regeneration, then a dead letter. */
  CONTENT,
  /** Trying again cannot help: a dead letter at once. */
  PERMANENT
}
