package io.storycast.webhook.postgres;

import io.storycast.webhook.delivering.Claim;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.delivering.WebhookEvent;
import io.storycast.webhook.registry.DeliveryLog.LoggedAttempt;
import io.storycast.webhook.registry.DeliveryLog.LoggedDelivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows about deliveries as what they stand for. */
final class DeliveryRows {

  private DeliveryRows() {}

  static Claim claim(ResultSet row, int number) throws SQLException {
    return new Claim(
        uuid(row, "delivery_id"),
        uuid(row, "lease"),
        uuid(row, "endpoint_id"),
        event(row),
        row.getInt("tries"));
  }

  private static WebhookEvent event(ResultSet row) throws SQLException {
    return new WebhookEvent(
        uuid(row, "id"),
        EventKind.named(row.getString("type")).orElseThrow(),
        row.getString("scenario_id"),
        row.getInt("revision"),
        Objects.requireNonNull(instant(row, "occurred_at")),
        row.getString("body"),
        row.getString("traceparent"));
  }

  static LoggedDelivery logged(ResultSet row, int number) throws SQLException {
    boolean waits = row.getString("state").equals("waiting");
    return new LoggedDelivery(
        uuid(row, "id"),
        uuid(row, "endpoint_id"),
        uuid(row, "event_id"),
        row.getString("type"),
        row.getString("scenario_id"),
        Objects.requireNonNull(instant(row, "occurred_at")),
        row.getString("state"),
        row.getInt("number"),
        waits ? instant(row, "due_at") : null,
        Objects.requireNonNull(instant(row, "landed_at")),
        instant(row, "finished_at"),
        row.getString("outcome") == null ? null : attempt(row, 0));
  }

  static LoggedAttempt attempt(ResultSet row, int any) throws SQLException {
    return new LoggedAttempt(
        row.getInt("number"),
        Objects.requireNonNull(instant(row, "at")),
        row.getLong("took_ms"),
        row.getString("outcome"),
        row.getObject("status", Integer.class),
        row.getString("answer"));
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
