package io.storycast.webhook.postgres;

import io.storycast.webhook.delivering.Endpoint.Health;
import io.storycast.webhook.delivering.EndpointKind;
import io.storycast.webhook.delivering.Endpoints;
import io.storycast.webhook.delivering.Target;
import io.storycast.webhook.signing.SigningSecret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The endpoints as deliveries see them. */
@Component
class JdbcEndpoints implements Endpoints {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcEndpoints.class);

  private static final String FAILED =
      """
      update endpoint
         set failures = failures + 1, failing_since = coalesce(failing_since, now()),
             last_failure = :what,
             not_before = greatest(not_before, now() + :breather * interval '1 millisecond')
       where id = :id
      returning failures, failing_since, last_success_at, last_failure
      """;

  private final JdbcClient jdbc;
  private final Vault vault;

  JdbcEndpoints(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  private record Stored(String kind, String address) {}

  @Override
  public Optional<Target> target(UUID endpoint) {
    return jdbc.sql("select kind, address from endpoint where id = :id")
        .param("id", endpoint)
        .query((row, number) -> new Stored(row.getString("kind"), row.getString("address")))
        .optional()
        .map(stored -> opened(endpoint, stored));
  }

  private Target opened(UUID endpoint, Stored stored) {
    return new Target(
        endpoint,
        EndpointKind.named(stored.kind()).orElseThrow(),
        URI.create(vault.open(stored.address(), endpoint)),
        secrets(endpoint));
  }

  private List<SigningSecret> secrets(UUID endpoint) {
    return jdbc
        .sql(
            """
            select secret from endpoint_secret
             where endpoint_id = :id and (expires_at is null or expires_at > now())
             order by id desc
            """)
        .param("id", endpoint)
        .query((row, number) -> row.getString("secret"))
        .list()
        .stream()
        .map(stored -> SigningSecret.parse(vault.open(stored, endpoint)))
        .toList();
  }

  @Override
  public void succeeded(UUID endpoint) {
    jdbc.sql(
            """
            update endpoint
               set failures = 0, failing_since = null, last_success_at = now(),
                   not_before = '-infinity'
             where id = :id
            """)
        .param("id", endpoint)
        .update();
  }

  @Override
  public Health failed(UUID endpoint, String what, Duration breather) {
    return jdbc.sql(FAILED)
        .param("id", endpoint)
        .param("what", what)
        .param("breather", breather.isZero() ? -1 : breather.toMillis())
        .query(EndpointRows::health)
        .optional()
        .orElseGet(() -> new Health(0, null, null, null)); // removed meanwhile
  }

  @Override
  public void pause(UUID endpoint, String reason) {
    int paused =
        jdbc.sql(
                """
                update endpoint set state = 'paused', state_reason = :reason, state_since = now()
                 where id = :id and state = 'active'
                """)
            .param("id", endpoint)
            .param("reason", reason)
            .update();
    if (paused > 0) {
      LOG.atWarn().addKeyValue("endpoint", endpoint).log("An endpoint is paused. {}", reason);
    }
  }

  @Override
  public void disable(UUID endpoint, String reason) {
    jdbc.sql(
            """
            update endpoint set state = 'disabled', state_reason = :reason, state_since = now()
             where id = :id
            """)
        .param("id", endpoint)
        .param("reason", reason)
        .update();
    int dropped =
        jdbc.sql(
                """
                update delivery set state = 'dropped', finished_at = now(), lease = null
                 where endpoint_id = :id and state = 'waiting'
                """)
            .param("id", endpoint)
            .update();
    LOG.atWarn()
        .addKeyValue("endpoint", endpoint)
        .addKeyValue("dropped", dropped)
        .log("An endpoint is disabled. {}", reason);
  }
}
