package io.storycast.cli.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that is told of events.
 *
 * @param kind standard, slack or discord
 * @param state active, paused or disabled
 * @param reason why it is not active
 * @param waiting deliveries that are not done
 * @param secret only in the answer that makes one
 */
public record Webhook(
    String id,
    String kind,
    String url,
    String description,
    List<String> events,
    String state,
    @Nullable String reason,
    @Nullable Instant since,
    Health health,
    long waiting,
    Instant createdAt,
    @Nullable String secret) {

  /**
   * @param failures attempts that failed since the last success
   */
  public record Health(
      int failures,
      @Nullable Instant failingSince,
      @Nullable Instant lastSuccessAt,
      @Nullable String lastFailure) {}

  /** One event for one endpoint. */
  public record Delivery(
      String id,
      String type,
      @Nullable String scenarioId,
      Instant occurredAt,
      String state,
      int attempts,
      @Nullable Instant nextAttemptAt,
      @Nullable Attempt last) {}

  /** One attempt of a delivery. */
  public record Attempt(
      int number,
      Instant at,
      long durationMs,
      String outcome,
      @Nullable Integer status,
      String answer) {}

  /** A delivery with its attempts, the first one first. */
  public record Detail(Delivery delivery, List<Attempt> attempts) {}

  /** What came of a test. */
  public record Test(String outcome, @Nullable Integer status, long durationMs, String answer) {}

  /** Without the secret. */
  @Override
  public String toString() {
    return "Webhook[%s %s %s]".formatted(kind, id, state);
  }
}
