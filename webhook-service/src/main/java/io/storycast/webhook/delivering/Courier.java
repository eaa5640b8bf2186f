package io.storycast.webhook.delivering;

import io.storycast.webhook.delivering.Answer.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes one attempt of one delivery, and notes what came of it. */
public final class Courier {

  private final Deliveries deliveries;
  private final Endpoints endpoints;
  private final Sender sender;
  private final Policy policy;
  private final Clock clock;

  public Courier(
      Deliveries deliveries, Endpoints endpoints, Sender sender, Policy policy, Clock clock) {
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.sender = sender;
    this.policy = policy;
    this.clock = clock;
  }

  /** What came of it; empty when the endpoint was removed meanwhile. */
  public Optional<Answer> deliver(Claim claim, DeliveryJournal journal) {
    Instant at = clock.instant();
    Optional<Answer> answer = attempt(claim, at);
    answer.ifPresent(
        told -> {
          settle(claim, told, at);
          journal.attempted(claim, told);
        });
    return answer;
  }

  private Optional<Answer> attempt(Claim claim, Instant at) {
    try {
      return endpoints.target(claim.endpoint()).map(target -> sender.send(claim, target, at));
    } catch (Endpoints.LockedSecretException e) {
      String why = String.valueOf(e.getMessage());
      return Optional.of(new Answer(Outcome.LOCKED, null, why, null, Duration.ZERO));
    }
  }

  private void settle(Claim claim, Answer answer, Instant at) {
    EventKind kind = claim.event().kind();
    Next next = policy.after(answer, kind, claim.tries());
    deliveries.inOneTransaction(
        () -> {
          boolean news = deliveries.record(claim, answer, at, next);
          if (news && (kind != EventKind.TEST || answer.isDelivered())) {
            judge(claim, answer);
          }
          return news;
        });
  }

  private void judge(Claim claim, Answer answer) {
    switch (answer.outcome()) {
      case DELIVERED -> endpoints.succeeded(claim.endpoint());
      case GONE -> endpoints.disable(claim.endpoint(), "The endpoint answered 410 Gone.");
      default -> {
        Endpoint.Health health =
            endpoints.failed(claim.endpoint(), answer.sentence(), policy.breather(answer));
        policy
            .pause(health, clock.instant())
            .ifPresent(reason -> endpoints.pause(claim.endpoint(), reason));
      }
    }
  }
}
