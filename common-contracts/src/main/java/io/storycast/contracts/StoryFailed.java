package io.storycast.contracts;

import java.time.Instant;

/**
 * The job ended without a story; an operator may still retry it.
 *
 * @param attempt which attempt of the revision failed, from 1
 * @param stage the stage that gave up
 * @param reasonCode a {@link ReasonCode}
 * @param message a sentence for people
 */
public record StoryFailed(
    String jobId,
    String scenarioId,
    int revision,
    int attempt,
    String slug,
    String stage,
    String reasonCode,
    String message,
    Instant occurredAt)
    implements Fact {}
