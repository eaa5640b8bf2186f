package io.storycast.scheduler.deadletters;

/** Lets work run on some scheduler instance. Each call belongs to the caller's transaction. */
public interface ReplayTasks {

  /** Drives a replay from now on until it is over, whichever instances come and go. */
  void start(String replayId);

  /** Has a look at a replay now: its state was changed. */
  void wake(String replayId);

  /** Reads all dead-letter topics from the start once. */
  void rebuild(String by);
}
