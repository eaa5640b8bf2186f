package io.storycast.webhook.postgres;

import io.storycast.webhook.delivering.Claim;
import io.storycast.webhook.delivering.WebhookEvent;
import io.storycast.webhook.registry.DeliveryLog;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class JdbcDeliveryLog implements DeliveryLog {

  private static final String SELECT =
      """
      select delivery.*, event.type, event.scenario_id, event.occurred_at,
             coalesce(last.number, 0) as number, last.at, last.took_ms, last.outcome, last.status,
             last.answer
        from delivery
        join event on event.id = delivery.event_id
        left join lateral (
             select * from delivery_attempt where delivery_id = delivery.id
              order by number desc limit 1) as last on true
      """;

  private static final String SEARCH =
      """
       where delivery.endpoint_id = :endpoint
         and (cast(:state as text) is null or delivery.state = :state)
         and (cast(:type as text) is null or event.type = :type)
         and (cast(:before as uuid) is null or (delivery.landed_at, delivery.id)
              < (select landed_at, id from delivery where id = :before))
       order by delivery.landed_at desc, delivery.id desc
       limit :limit
      """;

  private static final String REPLAY_RANGE =
      """
      insert into delivery as known (endpoint_id, event_id, due_at)
      select :endpoint, id, now() + row_number() over (order by occurred_at) * interval '1 microsecond'
        from event
       where type = any (:types) and occurred_at >= :from and occurred_at < :to
      on conflict (endpoint_id, event_id) do update
         set state = 'waiting', tries = 0, due_at = excluded.due_at, finished_at = null
       where known.state in ('failed', 'dropped') or (known.state = 'delivered' and not :failedOnly)
      """;

  private static final String BACKLOG =
      """
      select count(*) as waiting,
             coalesce(extract(epoch from now() - min(delivery.landed_at)), 0) as oldest
        from delivery join endpoint on endpoint.id = delivery.endpoint_id
       where delivery.state = 'waiting' and endpoint.state = 'active'
      """;

  private final JdbcClient jdbc;
  private final Wake wake;

  JdbcDeliveryLog(JdbcClient jdbc, Wake wake) {
    this.jdbc = jdbc;
    this.wake = wake;
  }

  @Override
  public List<LoggedDelivery> search(UUID endpoint, Filter filter) {
    return jdbc.sql(SELECT + SEARCH)
        .param("endpoint", endpoint)
        .param("state", filter.state())
        .param("type", filter.event() == null ? null : filter.event().wireName())
        .param("before", filter.before())
        .param("limit", filter.limit())
        .query(DeliveryRows::logged)
        .list();
  }

  @Override
  public Optional<LoggedDelivery> find(UUID delivery) {
    return jdbc.sql(SELECT + " where delivery.id = :id")
        .param("id", delivery)
        .query(DeliveryRows::logged)
        .optional();
  }

  @Override
  public List<LoggedAttempt> attempts(UUID delivery) {
    return jdbc.sql("select * from delivery_attempt where delivery_id = :id order by number")
        .param("id", delivery)
        .query(DeliveryRows::attempt)
        .list();
  }

  @Override
  public void replay(UUID delivery) {
    jdbc.sql(
            """
            update delivery set state = 'waiting', tries = 0, due_at = now(), finished_at = null
             where id = :id and lease is null
            """)
        .param("id", delivery)
        .update();
    wake.afterCommit();
  }

  @Override
  public int replay(UUID endpoint, Range range) {
    int queued =
        jdbc.sql(REPLAY_RANGE)
            .param("endpoint", endpoint)
            .param("types", EndpointRows.names(range.events()))
            .param("from", range.from().atOffset(ZoneOffset.UTC))
            .param("to", range.to().atOffset(ZoneOffset.UTC))
            .param("failedOnly", range.failedOnly())
            .update();
    wake.afterCommit();
    return queued;
  }

  @Override
  public Claim addTest(UUID endpoint, WebhookEvent event) {
    UUID lease = UUID.randomUUID();
    jdbc.sql(
            """
            insert into event (id, type, revision, occurred_at, body)
            values (:id, :type, 0, :at, :body)
            """)
        .param("id", event.id())
        .param("type", event.kind().wireName())
        .param("at", event.occurredAt().atOffset(ZoneOffset.UTC))
        .param("body", event.body())
        .update();
    UUID delivery =
        jdbc.sql(
                """
                insert into delivery (endpoint_id, event_id, due_at, lease)
                values (:endpoint, :event, now() + interval '5 minutes', :lease)
                returning id
                """)
            .param("endpoint", endpoint)
            .param("event", event.id())
            .param("lease", lease)
            .query(UUID.class)
            .single();
    return new Claim(delivery, lease, endpoint, event, 0);
  }

  @Override
  public Backlog backlog() {
    return jdbc.sql(BACKLOG)
        .query((row, number) -> new Backlog(row.getLong("waiting"), row.getDouble("oldest")))
        .single();
  }
}
