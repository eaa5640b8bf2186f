package io.storycast.cli.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as the API shows it; fields that no command needs are left out.
 *
 * @param status queued, running, succeeded, failed or cancelled
 * @param stage the stage that works on it, or that gave up
 * @param attempts attempts begun so far
 * @param story what is known of its story
 */
public record Job(
    String id,
    String scenarioId,
    String slug,
    String status,
    @Nullable String stage,
    int revision,
    int attempts,
    Instant nextAttemptAt,
    @Nullable String lastErrorCode,
    @Nullable String lastError,
    Instant updatedAt,
    Story story) {

  /**
   * What the stages told so far.
   *
   * @param durationMs length of the narration in milliseconds
   */
  public record Story(
      @Nullable String title, @Nullable String audioUrl, @Nullable Long durationMs) {}

  /** Whether nothing more happens to it by itself. */
  public boolean isFinished() {
    return isReady() || status.equals("failed") || status.equals("cancelled");
  }

  /** Whether its story can be read and heard. */
  public boolean isReady() {
    return status.equals("succeeded");
  }

  /** Whether a stage works on it. */
  public boolean isRunning() {
    return status.equals("running");
  }
}
