package io.storycast.scheduler.console.overview;

import io.storycast.scheduler.console.stages.StageCard;
import io.storycast.scheduler.history.Activity.StageRecord;
import org.jspecify.annotations.Nullable;

/** A stage in the picture of the pipeline, with how it did in the last day. */
record Station(StageCard card, @Nullable StageRecord day) {

  /** The share of the day's work that was not given up on; null when there was none. */
  public @Nullable Double successRate() {
    if (day == null || day.succeeded() + day.deadLettered() == 0) {
      return null;
    }
    return (double) day.succeeded() / (day.succeeded() + day.deadLettered());
  }
}
