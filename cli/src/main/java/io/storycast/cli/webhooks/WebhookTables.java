package io.storycast.cli.webhooks;

import io.storycast.cli.api.Webhook;
import io.storycast.cli.text.Table;
import io.storycast.cli.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Endpoints and deliveries as text. */
final class WebhookTables {

  private static final int ID = 8;

  private final Instant now;

  WebhookTables(Instant now) {
    this.now = now;
  }

  List<String> endpoints(List<Webhook> endpoints) {
    if (endpoints.isEmpty()) {
      return List.of("No endpoint is registered. Add one: ./storycast webhooks add URL");
    }
    Table table = new Table("id", "kind", "state", "waiting", "last success", "url");
    for (Webhook endpoint : endpoints) {
      Instant success = endpoint.health().lastSuccessAt();
      table.row(
          shortened(endpoint.id()),
          endpoint.kind(),
          endpoint.state(),
          endpoint.waiting(),
          success == null ? "" : ago(success),
          endpoint.url());
    }
    return table.lines();
  }

  List<String> details(Webhook endpoint) {
    Table table = new Table("field", "value");
    table.row("id", endpoint.id());
    table.row("kind", endpoint.kind());
    table.row("url", endpoint.url());
    table.row("description", endpoint.description());
    table.row("events", String.join(", ", endpoint.events()));
    table.row("state", endpoint.state());
    if (endpoint.reason() != null) {
      table.row("reason", endpoint.reason());
    }
    table.row("waiting", endpoint.waiting());
    health(table, endpoint.health());
    return new ArrayList<>(table.lines().subList(1, table.lines().size()));
  }

  private void health(Table table, Webhook.Health health) {
    if (health.lastSuccessAt() != null) {
      table.row("last success", ago(health.lastSuccessAt()));
    }
    if (health.failingSince() != null) {
      table.row(
          "failing",
          "for %s, %d attempts, the last one %s"
              .formatted(age(health.failingSince()), health.failures(), health.lastFailure()));
    }
  }

  List<String> deliveries(List<Webhook.Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return List.of("No delivery matches.");
    }
    Table table = new Table("id", "event", "of", "state", "attempts", "next", "last");
    for (Webhook.Delivery delivery : deliveries) {
      Webhook.Attempt last = delivery.last();
      table.row(
          delivery.id(),
          delivery.type(),
          ago(delivery.occurredAt()),
          delivery.state(),
          delivery.attempts(),
          delivery.nextAttemptAt() == null ? "" : in(delivery.nextAttemptAt()),
          last == null ? "" : outcome(last));
    }
    return table.lines();
  }

  List<String> attempts(Webhook.Detail detail) {
    if (detail.attempts().isEmpty()) {
      return List.of("It was not tried yet.");
    }
    Table table = new Table("attempt", "at", "outcome", "answer");
    for (Webhook.Attempt attempt : detail.attempts()) {
      table.row(attempt.number(), ago(attempt.at()), outcome(attempt), attempt.answer());
    }
    return table.lines();
  }

  private static String outcome(Webhook.Attempt attempt) {
    String status = attempt.status() == null ? "" : " " + attempt.status();
    return "%s%s in %d ms".formatted(attempt.outcome(), status, attempt.durationMs());
  }

  private String ago(Instant time) {
    return age(time) + " ago";
  }

  private String age(Instant time) {
    return Text.age(Duration.between(time, now));
  }

  private String in(Instant time) {
    Duration rest = Duration.between(now, time);
    return rest.isPositive() ? "in " + Text.age(rest) : "now";
  }

  private static String shortened(String id) {
    return id.substring(0, Math.min(ID, id.length()));
  }
}
