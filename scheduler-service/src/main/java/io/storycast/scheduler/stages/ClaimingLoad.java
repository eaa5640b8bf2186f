package io.storycast.scheduler.stages;

import io.storycast.contracts.StageStatus.Backlog;

/** How much claiming has to do. */
public interface ClaimingLoad {

  /** The load now. */
  Load now();

  /**
   * @param inFlight jobs claimed and unfinished
   * @param maxInFlight most of them at any moment
   * @param due queued jobs whose time has come, and for how long the oldest has been due
   */
  record Load(int inFlight, int maxInFlight, Backlog due) {}
}
