package io.storycast.webhook.delivering;

import io.storycast.webhook.delivering.Answer.Outcome;
import io.storycast.webhook.delivering.Endpoint.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When a delivery is tried again, when an endpoint is left alone, and when it is paused.
 *
 * @param delays between two attempts; one more attempt than delays is made
 * @param pauseAfter an endpoint that failed for so long without a success is paused
 */
public record Policy(List<Duration> delays, Duration pauseAfter, RandomGenerator random) {

  /** So that what failed together does not come back together. */
  private static final double JITTER = 0.1;

  /** One failure after hours of silence says little. */
  private static final int FAILURES_FOR_A_PAUSE = 5;

  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);
  private static final Duration USUAL_BREATHER = Duration.ofSeconds(30);

  /** Statuses that ask a sender to slow down (Standard Webhooks, "Delivery Success"). */
  private static final Set<Integer> THROTTLING = Set.of(429, 502, 503, 504);

  public Policy {
    delays = List.copyOf(delays);
  }

  /**
   * What becomes of a delivery.
   *
   * @param tries how many attempts of the schedule were made before this one
   */
  public Next after(Answer answer, EventKind kind, int tries) {
    if (answer.isDelivered()) {
      return new Next.Done();
    }
    boolean last = tries >= delays.size() || kind == EventKind.TEST;
    return last || answer.outcome() == Outcome.GONE
        ? new Next.GivenUp()
        : new Next.Again(longer(jittered(delays.get(tries)), asked(answer)));
  }

  /** How long nothing at all is sent to the endpoint; zero when other deliveries may go on. */
  public Duration breather(Answer answer) {
    boolean throttles = answer.status() != null && THROTTLING.contains(answer.status());
    if (!throttles) {
      return Duration.ZERO;
    }
    return answer.retryAfter() == null ? USUAL_BREATHER : asked(answer);
  }

  /** Why the endpoint is to be paused after one more failure, if it is. */
  public Optional<String> pause(Health health, Instant now) {
    Instant since = health.failingSince();
    boolean hopeless =
        since != null
            && health.failures() >= FAILURES_FOR_A_PAUSE
            && !since.plus(pauseAfter).isAfter(now);
    return hopeless
        ? Optional.of(
            "No delivery succeeded since %s; %d attempts failed, the last one %s."
                .formatted(since, health.failures(), health.lastFailure()))
        : Optional.empty();
  }

  private Duration jittered(Duration delay) {
    return delay.plusMillis(Math.round(delay.toMillis() * JITTER * random.nextDouble()));
  }

  private static Duration asked(Answer answer) {
    Duration asked = answer.retryAfter() == null ? Duration.ZERO : answer.retryAfter();
    return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
