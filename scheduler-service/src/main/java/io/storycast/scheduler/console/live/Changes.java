package io.storycast.scheduler.console.live;

/** Tells whether anything changed that the console shows. */
public interface Changes {

  /** A number that is another one once jobs, dead letters, replays or orders have changed. */
  long mark();
}
