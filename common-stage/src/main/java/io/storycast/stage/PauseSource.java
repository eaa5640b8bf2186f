package io.storycast.stage;

import io.storycast.contracts.StageStatus.Pause;
import java.util.List;

/**
 * Something that can make a stage stand still in all of its processes, such as a spent budget. Work
 * that is under way goes on; no further work begins, no try is used up, nothing is dead-lettered.
 */
public interface PauseSource {

  /** The pauses in force, none if work may begin; asked about once a second. */
  List<Pause> pauses();
}
