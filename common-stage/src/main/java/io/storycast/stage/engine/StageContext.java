package io.storycast.stage.engine;

import io.storycast.stage.Stage;
import java.time.Clock;

/**
 * What the parts of one stage's engine share.
 *
 * @param clock for elapsed times and history; leases use the database's time
 */
public record StageContext(
    Stage stage, RetrySettings retry, DeadLetters deadLetters, StageJournal journal, Clock clock) {}
