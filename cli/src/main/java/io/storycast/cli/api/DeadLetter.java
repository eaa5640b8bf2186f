package io.storycast.cli.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as the API shows it. What follows {@code bytes} is known only where one is shown.
 *
 * @param state open, quarantined, replayed, died-again, resolved, discarded or superseded
 * @param stateReason why it is in this state
 * @param revision 0 when the record cannot tell
 * @param stageAttempts how often the stage tried
 * @param replayCount how often it was sent back already
 * @param origin storycast, spring or foreign
 * @param key as text, or as hexadecimal digits where it is none
 * @param exception what was thrown, perhaps with its stack trace
 */
public record DeadLetter(
    String id,
    String state,
    @Nullable String stateReason,
    String topic,
    int partition,
    long offset,
    @Nullable String originalTopic,
    @Nullable String stage,
    @Nullable String scenarioId,
    @Nullable String slug,
    int revision,
    int attempt,
    @Nullable String reasonCode,
    @Nullable String failureClass,
    @Nullable String message,
    @Nullable String fingerprint,
    int stageAttempts,
    int replayCount,
    @Nullable String traceId,
    @Nullable String origin,
    Instant diedAt,
    long bytes,
    @Nullable String key,
    @Nullable Content value,
    @Nullable List<Header> headers,
    @Nullable List<Attempt> attempts,
    @Nullable List<Sending> replays,
    @Nullable String exception,
    @Nullable String meaning,
    @Nullable String remedy) {

  /**
   * What it carries.
   *
   * @param kind json, text, binary, none or omitted
   * @param text pretty, where it is JSON
   * @param hex the beginning as a hex dump, where it is binary
   */
  public record Content(
      String kind, @Nullable String text, @Nullable String hex, @Nullable Long bytes) {}

  /** A header of the record; hex where it is not text. */
  public record Header(String name, @Nullable String text, @Nullable String hex) {}

  /**
   * One try of the stage.
   *
   * @param at null when nobody says
   * @param counted whether it used up a try
   */
  public record Attempt(
      @Nullable Instant at,
      @Nullable Long elapsedMs,
      @Nullable String reasonCode,
      @Nullable String message,
      @Nullable Boolean counted) {}

  /**
   * One time it was sent back.
   *
   * @param reason why it had this outcome
   */
  public record Sending(
      String replayId,
      Instant at,
      @Nullable String by,
      @Nullable String note,
      @Nullable String outcome,
      @Nullable String reason) {}
}
