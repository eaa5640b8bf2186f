package io.storycast.webhook.postgres;

import io.storycast.webhook.delivering.WebhookEvent;
import io.storycast.webhook.intake.EventLog;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps an event and its obligations in one statement; the second copy of an event makes none. */
@Component
class JdbcEventLog implements EventLog {

  private static final String ADD =
      """
      with added as (
        insert into event (id, type, scenario_id, revision, occurred_at, body, traceparent)
        values (:id, :type, :scenario, :revision, :occurred, :body, :traceparent)
        on conflict do nothing
        returning id, type, occurred_at)
      insert into delivery (endpoint_id, event_id, due_at)
      select endpoint.id, added.id, now()
        from added
        join endpoint on endpoint.state <> 'disabled'
                     and added.type = any (endpoint.event_types)
                     and endpoint.receives_from <= added.occurred_at
      """;

  private final JdbcClient jdbc;
  private final Wake wake;

  JdbcEventLog(JdbcClient jdbc, Wake wake) {
    this.jdbc = jdbc;
    this.wake = wake;
  }

  @Override
  public void add(WebhookEvent event) {
    EndpointLock.shared(jdbc);
    jdbc.sql(ADD)
        .param("id", event.id())
        .param("type", event.kind().wireName())
        .param("scenario", event.scenarioId())
        .param("revision", event.revision())
        .param("occurred", event.occurredAt().atOffset(ZoneOffset.UTC))
        .param("body", event.body())
        .param("traceparent", event.traceparent())
        .update();
    wake.afterCommit();
  }
}
