package io.storycast.contracts;

import java.time.Instant;

/**
 * Somebody cancelled the job: stages drop its waiting work, and the results of work in flight.
 *
 * @param attempt the attempt that is cancelled; a later attempt runs again
 * @param reason why, as the person wrote it
 * @param by who asked
 */
public record JobCancelled(
    String jobId,
    String scenarioId,
    int revision,
    int attempt,
    String slug,
    String reason,
    String by,
    Instant occurredAt)
    implements Fact {}
