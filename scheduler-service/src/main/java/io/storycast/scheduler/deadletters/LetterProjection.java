package io.storycast.scheduler.deadletters;

import io.storycast.scheduler.jobtable.Milestone;
import io.storycast.scheduler.jobtable.StoryProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves dead letters that a later attempt made moot. Called inside a transaction. */
public final class LetterProjection implements StoryProgress {

  private static final Logger log = LoggerFactory.getLogger(LetterProjection.class);

  private final Letters letters;

  public LetterProjection(Letters letters) {
    this.letters = letters;
  }

  @Override
  public void reached(Milestone milestone, String scenarioId, int revision) {
    int resolved = letters.resolve(scenarioId, revision, milestone);
    if (resolved > 0) {
      log.atInfo()
          .addKeyValue("scenarioId", scenarioId)
          .addKeyValue("revision", revision)
          .addKeyValue("milestone", milestone)
          .log("{} dead letters resolved", resolved);
    }
  }
}
