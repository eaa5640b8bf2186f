package io.storycast.webhook.registry;

import io.storycast.webhook.delivering.Claim;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.delivering.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was delivered and what was not, and how to have it delivered again. */
public interface DeliveryLog {

  /** The deliveries that match, the newest first. */
  List<LoggedDelivery> search(UUID endpoint, Filter filter);

  Optional<LoggedDelivery> find(UUID delivery);

  /** The attempts of a delivery, the first one first. */
  List<LoggedAttempt> attempts(UUID delivery);

  /** Has one delivery made again. */
  void replay(UUID delivery);

  /**
   * Has what happened in a period delivered, again or for the first time.
   *
   * @return how many deliveries that makes
   */
  int replay(UUID endpoint, Range range);

  /** Adds an event for one endpoint only, taken up by the caller. */
  Claim addTest(UUID endpoint, WebhookEvent event);

  /** What is not delivered yet to endpoints that are not paused. */
  Backlog backlog();

  /**
   * @param state null for any
   * @param event null for any
   * @param before a delivery: only older ones; null to begin with the newest
   */
  record Filter(
      @Nullable String state, @Nullable EventKind event, @Nullable UUID before, int limit) {}

  /**
   * @param from when the first of them happened
   * @param to when they end; not included
   * @param failedOnly whether those that were delivered stay as they are
   */
  record Range(Instant from, Instant to, Set<EventKind> events, boolean failedOnly) {}

  /**
   * @param oldestSeconds age of the oldest waiting delivery; 0 when none waits
   */
  record Backlog(long waiting, double oldestSeconds) {}

  /**
   * One delivery.
   *
   * @param state waiting, delivered, failed or dropped
   * @param attempts how many were made so far
   * @param nextAttemptAt null when no further one is made
   * @param last the last attempt; null before the first
   */
  record LoggedDelivery(
      UUID id,
      UUID endpoint,
      UUID event,
      String type,
      @Nullable String scenarioId,
      Instant occurredAt,
      String state,
      int attempts,
      @Nullable Instant nextAttemptAt,
      Instant landedAt,
      @Nullable Instant finishedAt,
      @Nullable LoggedAttempt last) {}

  /**
   * One attempt.
   *
   * @param status the HTTP status; null when there was no answer
   * @param answer the beginning of the answer, or why there was none
   */
  record LoggedAttempt(
      int number,
      Instant at,
      long durationMs,
      String outcome,
      @Nullable Integer status,
      String answer) {}
}
