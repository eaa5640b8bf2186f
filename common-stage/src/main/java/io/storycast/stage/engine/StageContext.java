package io.storycast.stage.engine;

import io.storycast.stage.Stage;
import io.storycast.stage.Tracing;
import java.time.Clock;

/**
 * What the parts of one stage's engine share.
 *
 * @param tracing where the steps of the work are told
 * @param clock the database's time, so that histories of different processes can be compared
 */
public record StageContext(
    Stage stage,
    RetrySettings retry,
    Gate gate,
    DeadLetters deadLetters,
    StageJournal journal,
    Tracing tracing,
    Clock clock) {}
