package io.storycast.webhook.postgres;

import static io.storycast.webhook.postgres.DeliveryRows.instant;

import io.storycast.webhook.delivering.Endpoint;
import io.storycast.webhook.delivering.Endpoint.Health;
import io.storycast.webhook.delivering.Endpoint.Standing;
import io.storycast.webhook.delivering.Endpoint.State;
import io.storycast.webhook.delivering.EndpointKind;
import io.storycast.webhook.delivering.EventKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows about endpoints as what they stand for. */
final class EndpointRows {

  private EndpointRows() {}

  static Endpoint endpoint(ResultSet row, int number) throws SQLException {
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    return new Endpoint(
        DeliveryRows.uuid(row, "id"),
        EndpointKind.named(row.getString("kind")).orElseThrow(),
        row.getString("shown_address"),
        row.getString("description"),
        events((String[]) row.getArray("event_types").getArray()),
        new Standing(state, row.getString("state_reason"), instant(row, "state_since")),
        health(row, number),
        row.getLong("waiting"),
        Objects.requireNonNull(instant(row, "created_at")));
  }

  static Health health(ResultSet row, int number) throws SQLException {
    return new Health(
        row.getInt("failures"),
        instant(row, "failing_since"),
        instant(row, "last_success_at"),
        row.getString("last_failure"));
  }

  static String[] names(Set<EventKind> events) {
    return events.stream().map(EventKind::wireName).sorted().toArray(String[]::new);
  }

  /** A later version may have had kinds that this one does not know. */
  private static Set<EventKind> events(String[] names) {
    return Arrays.stream(names)
        .map(EventKind::named)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
