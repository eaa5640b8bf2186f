package io.storycast.scheduler.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in the store.
 *
 * @param stateReason why it is in this state, a sentence; null when there is nothing to say
 */
public record StoredLetter(
    Letter letter, LetterState state, @Nullable String stateReason, Instant receivedAt) {}
