package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.deadletters.Letter;
import io.storycast.scheduler.deadletters.StoredLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dead letter in a list. Unknown is null, an unknown revision 0; times are UTC. */
record LetterView(
    String id,
    String state,
    @Nullable String stateReason,
    String topic,
    int partition,
    long offset,
    @Nullable String originalTopic,
    String stage,
    @Nullable String scenarioId,
    @Nullable String slug,
    int revision,
    int attempt,
    String reasonCode,
    @Nullable String failureClass,
    String message,
    String fingerprint,
    int stageAttempts,
    int replayCount,
    @Nullable String replayOf,
    @Nullable String traceId,
    String origin,
    Instant diedAt,
    Instant receivedAt,
    int bytes) {

  static LetterView of(StoredLetter stored) {
    Letter letter = stored.letter();
    Letter.Cause cause = letter.cause();
    Letter.Subject subject = letter.subject();
    return new LetterView(
        letter.id(),
        stored.state().code(),
        stored.stateReason(),
        letter.place().topic(),
        letter.place().partition(),
        letter.place().offset(),
        letter.source().topic(),
        cause.stage(),
        subject.scenarioId(),
        subject.slug(),
        subject.revision(),
        subject.attempt(),
        cause.reasonCode(),
        cause.failureClass(),
        cause.message(),
        cause.fingerprint(),
        cause.stageAttempts(),
        letter.replayed().count(),
        letter.replayed().of(),
        letter.traceId(),
        letter.origin().code(),
        letter.diedAt(),
        stored.receivedAt(),
        letter.bytes());
  }
}
