package io.storycast.local;

/** What {@code stack.json} says about the health of a part. */
final class Health {

  static final String STARTING = "starting";
  static final String UP = "up";
  static final String DOWN = "down";
  static final String STOPPED = "stopped";

  /** Named by the environment, not run by the stack. */
  static final String EXTERNAL = "external";

  private Health() {}
}
