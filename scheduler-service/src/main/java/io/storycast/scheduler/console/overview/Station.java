package io.storycast.scheduler.console.overview;

import io.storycast.scheduler.console.stages.StageCard;
import org.jspecify.annotations.Nullable;

/** A stage in the picture of the pipeline, with how it did in the last day. */
record Station(StageCard card, Trends.@Nullable StageRecord day) {}
