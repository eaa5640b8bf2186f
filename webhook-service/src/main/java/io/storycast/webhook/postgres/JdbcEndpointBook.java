package io.storycast.webhook.postgres;

import io.storycast.webhook.delivering.Endpoint;
import io.storycast.webhook.delivering.EventKind;
import io.storycast.webhook.registry.EndpointBook;
import io.storycast.webhook.registry.NewEndpoint;
import io.storycast.webhook.signing.SigningSecret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class JdbcEndpointBook implements EndpointBook {

  private static final String SELECT =
      """
      select endpoint.*,
             (select count(*) from delivery
               where endpoint_id = endpoint.id and state = 'waiting') as waiting
        from endpoint
      """;

  private static final String ADD =
      """
      insert into endpoint
        (id, kind, address, shown_address, description, event_types, receives_from)
      values (:id, :kind, :address, :shown, :description, :events,
              case when :beginning then '-infinity' else now() end)
      """;

  // In the order in which it happened.
  private static final String CATCH_UP =
      """
      insert into delivery (endpoint_id, event_id, due_at)
      select :id, id, now() + row_number() over (order by occurred_at) * interval '1 microsecond'
        from event
       where type = any (:events)
      """;

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Wake wake;

  JdbcEndpointBook(JdbcClient jdbc, Vault vault, Wake wake) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.wake = wake;
  }

  @Override
  public void add(NewEndpoint endpoint) {
    EndpointLock.exclusive(jdbc);
    UUID id = endpoint.id();
    String[] events = EndpointRows.names(endpoint.events());
    jdbc.sql(ADD)
        .param("id", id)
        .param("kind", endpoint.kind().wireName())
        .param("address", vault.seal(endpoint.address().toString(), id))
        .param("shown", endpoint.shownAddress())
        .param("description", endpoint.description())
        .param("events", events)
        .param("beginning", endpoint.fromBeginning())
        .update();
    if (endpoint.secret() != null) {
      addSecret(id, endpoint.secret());
    }
    if (endpoint.fromBeginning()) {
      jdbc.sql(CATCH_UP).param("id", id).param("events", events).update();
      wake.afterCommit();
    }
  }

  @Override
  public List<Endpoint> all() {
    return jdbc.sql(SELECT + " order by created_at, id").query(EndpointRows::endpoint).list();
  }

  @Override
  public Optional<Endpoint> find(UUID id) {
    return jdbc.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(EndpointRows::endpoint)
        .optional();
  }

  @Override
  public void change(
      UUID id,
      @Nullable URI address,
      @Nullable String description,
      @Nullable Set<EventKind> events) {
    if (address != null) {
      find(id).ifPresent(endpoint -> move(endpoint, address));
    }
    jdbc.sql(
            """
            update endpoint
               set description = coalesce(:description, description),
                   event_types = coalesce(cast(:events as text[]), event_types)
             where id = :id
            """)
        .param("id", id)
        .param("description", description)
        .param("events", events == null ? null : EndpointRows.names(events))
        .update();
  }

  private void move(Endpoint endpoint, URI address) {
    jdbc.sql("update endpoint set address = :address, shown_address = :shown where id = :id")
        .param("id", endpoint.id())
        .param("address", vault.seal(address.toString(), endpoint.id()))
        .param("shown", NewEndpoint.shown(endpoint.kind(), address))
        .update();
  }

  @Override
  public void pause(UUID id, String reason) {
    jdbc.sql(
            """
            update endpoint set state = 'paused', state_reason = :reason, state_since = now()
             where id = :id
            """)
        .param("id", id)
        .param("reason", reason)
        .update();
  }

  @Override
  public void resume(UUID id) {
    jdbc.sql(
            """
            update endpoint
               set state = 'active', state_reason = null, state_since = now(),
                   failures = 0, failing_since = null, not_before = '-infinity'
             where id = :id
            """)
        .param("id", id)
        .update();
    jdbc.sql(
            """
            update delivery set due_at = now(), tries = 0
             where endpoint_id = :id and state = 'waiting' and lease is null
            """)
        .param("id", id)
        .update();
    wake.afterCommit();
  }

  @Override
  public void replaceSecret(UUID id, SigningSecret secret, Duration overlap) {
    jdbc.sql("delete from endpoint_secret where endpoint_id = :id and expires_at is not null")
        .param("id", id)
        .update();
    jdbc.sql(
            """
            update endpoint_secret set expires_at = now() + :overlap * interval '1 millisecond'
             where endpoint_id = :id
            """)
        .param("id", id)
        .param("overlap", overlap.toMillis())
        .update();
    addSecret(id, secret);
  }

  @Override
  public void remove(UUID id) {
    jdbc.sql("delete from endpoint where id = :id").param("id", id).update();
  }

  private void addSecret(UUID id, SigningSecret secret) {
    jdbc.sql("insert into endpoint_secret (endpoint_id, secret) values (:id, :secret)")
        .param("id", id)
        .param("secret", vault.seal(secret.reveal(), id))
        .update();
  }
}
