package io.storycast.scheduler.deadletters;

import io.storycast.scheduler.jobtable.Milestone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, as far as it could be read.
 *
 * @param id equal in every copy of it
 * @param bytes of key, value and headers, without a value that was left out
 * @param valueOmitted the value is only on the original topic
 * @param awaits what would make it moot; null when no fact of ours can
 */
public record Letter(
    String id,
    Origin origin,
    Place place,
    Source source,
    Subject subject,
    Cause cause,
    Replayed replayed,
    @Nullable String traceId,
    Instant diedAt,
    int bytes,
    boolean valueOmitted,
    @Nullable Milestone awaits) {

  /** Where the dead letter lies. */
  public record Place(String topic, int partition, long offset) {}

  /** Where the record was consumed from; null is not known. */
  public record Source(
      @Nullable String topic, @Nullable Integer partition, @Nullable Long offset) {}

  /**
   * Which story it is about; null is not known.
   *
   * @param revision 0 when the record cannot tell
   * @param attempt which attempt of the job, from 1
   */
  public record Subject(
      @Nullable String scenarioId, @Nullable String slug, int revision, int attempt) {}

  /**
   * Why it died.
   *
   * @param stage who gave up, or {@code unknown}
   * @param reasonCode a code of ours, or {@code unknown}
   * @param message a sentence for people
   * @param fingerprint equal for equal causes
   * @param stageAttempts how often the stage tried, 0 when nobody says
   */
  public record Cause(
      String stage,
      String reasonCode,
      @Nullable String failureClass,
      String message,
      String fingerprint,
      int stageAttempts) {}

  /**
   * What the record knows of its replays.
   *
   * @param count how often it was sent back
   * @param of the letter it was last sent back from
   * @param by the replay that sent it
   */
  public record Replayed(int count, @Nullable String of, @Nullable String by) {}
}
