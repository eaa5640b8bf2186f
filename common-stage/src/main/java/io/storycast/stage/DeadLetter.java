package io.storycast.stage;

import io.storycast.contracts.FailureClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record a stage gave up on, as its headers tell it.
 *
 * @param id equal in every copy of this dead letter
 * @param topic the dead-letter topic
 * @param originalTopic where the record was consumed from
 * @param scenarioId the record's key, or null when it had none
 * @param revision 0 when the record cannot tell
 * @param attempt which attempt of the job it belongs to, from 1
 * @param at when the stage gave up
 */
public record DeadLetter(
    String id,
    String topic,
    int partition,
    long offset,
    String originalTopic,
    String stage,
    @Nullable String scenarioId,
    int revision,
    int attempt,
    String reasonCode,
    FailureClass failureClass,
    String message,
    @Nullable String traceId,
    Instant at) {}
