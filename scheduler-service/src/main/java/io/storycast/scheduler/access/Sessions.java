package io.storycast.scheduler.access;

/** Who is logged in to the console now. */
public interface Sessions {

  /** Logs a person out everywhere. */
  void end(String name);
}
