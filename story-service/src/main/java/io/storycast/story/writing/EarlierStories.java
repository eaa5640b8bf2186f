package io.storycast.story.writing;

import io.storycast.contracts.StoryGenerated;
import java.util.Optional;

/** The stories this stage has told. */
public interface EarlierStories {

  /** The story of this revision, if it was told. */
  Optional<StoryGenerated> find(String scenarioId, int revision);
}
