package io.storycast.scheduler.jobtable;

/** Hears how far stories have come, in the transaction that changes their jobs. */
public interface StoryProgress {

  /** The work on this revision, and with it on every earlier one, came this far. */
  void reached(Milestone milestone, String scenarioId, int revision);
}
