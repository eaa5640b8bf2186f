package io.storycast.scheduler.access.postgres;

import static java.util.stream.Collectors.groupingBy;

import io.storycast.scheduler.access.ApiKey;
import io.storycast.scheduler.access.ApiKeys;
import io.storycast.scheduler.access.KeySecret;
import io.storycast.scheduler.access.LiveKey;
import io.storycast.scheduler.access.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcApiKeys implements ApiKeys {

  private final JdbcClient jdbc;

  JdbcApiKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<ApiKey> all() {
    return keys(null);
  }

  @Override
  public Optional<ApiKey> find(String id) {
    return keys(id).stream().findFirst();
  }

  @Override
  public List<LiveKey> live() {
    Map<String, List<KeyRows.SecretRow>> secrets = secrets(null);
    return jdbc
        .sql("select * from api_keys where revoked_at is null")
        .query(KeyRows::key)
        .list()
        .stream()
        .map(
            key ->
                new LiveKey(
                    key.id(),
                    key.rights(),
                    secrets.getOrDefault(key.id(), List.of()).stream()
                        .map(KeyRows.SecretRow::live)
                        .toList()))
        .toList();
  }

  @Override
  public String add(ApiKey.Rights rights, String by, KeySecret secret) {
    String id =
        jdbc.sql(
                """
                insert into api_keys
                  (name, kind, scopes, requests_per_minute, created_by, expires_at)
                values (:name, :kind, cast(:scopes as text[]), :perMinute, :by, :expires)
                returning id::text
                """)
            .param("name", rights.name())
            .param("kind", rights.kind().code())
            .param("scopes", rights.scopes().stream().map(Scope::code).toArray(String[]::new))
            .param("perMinute", rights.requestsPerMinute())
            .param("by", by)
            .param("expires", KeyRows.time(rights.expiresAt()))
            .query(String.class)
            .single();
    addSecret(id, secret);
    return id;
  }

  @Override
  public boolean rotate(String id, KeySecret secret, Duration overlap) {
    boolean live =
        jdbc.sql(
                """
                select true from api_keys
                 where id = cast(? as uuid) and revoked_at is null for update
                """)
            .param(id)
            .query(Boolean.class)
            .optional()
            .isPresent();
    if (live) {
      jdbc.sql(
              """
              delete from api_key_secrets
               where key_id = cast(:id as uuid) and digest <> (
                 select digest from api_key_secrets where key_id = cast(:id as uuid)
                  order by created_at desc limit 1)
              """)
          .param("id", id)
          .update();
      jdbc.sql(
              """
              update api_key_secrets
                 set ends_at = least(ends_at, now() + cast(? as interval))
               where key_id = cast(? as uuid)
              """)
          .params(overlap.toString(), id)
          .update();
      addSecret(id, secret);
    }
    return live;
  }

  @Override
  public boolean revoke(String id) {
    return jdbc.sql(
                """
                update api_keys set revoked_at = now()
                 where id = cast(? as uuid) and revoked_at is null
                """)
            .param(id)
            .update()
        > 0;
  }

  @Override
  public void used(String id) {
    jdbc.sql(
            """
            update api_keys set last_used_at = now()
             where id = cast(? as uuid)
               and (last_used_at is null or last_used_at < now() - interval '1 minute')
            """)
        .param(id)
        .update();
  }

  private void addSecret(String id, KeySecret secret) {
    jdbc.sql(
            """
            insert into api_key_secrets (key_id, digest, hint, created_at)
            values (cast(? as uuid), ?, ?, clock_timestamp())
            """)
        .params(id, secret.digest(), secret.hint())
        .update();
  }

  private List<ApiKey> keys(@Nullable String id) {
    Map<String, List<KeyRows.SecretRow>> secrets = secrets(id);
    return jdbc
        .sql(
            """
            select * from api_keys where cast(:id as uuid) is null or id = cast(:id as uuid)
             order by created_at desc, id
            """)
        .param("id", id)
        .query(KeyRows::key)
        .list()
        .stream()
        .map(
            key ->
                key.withSecrets(
                    secrets.getOrDefault(key.id(), List.of()).stream()
                        .map(KeyRows.SecretRow::info)
                        .toList()))
        .toList();
  }

  /** The secrets that have not ended, by key, the newest first. */
  private Map<String, List<KeyRows.SecretRow>> secrets(@Nullable String id) {
    return jdbc
        .sql(
            """
            select * from api_key_secrets
             where (cast(:id as uuid) is null or key_id = cast(:id as uuid))
               and (ends_at is null or ends_at > now())
             order by created_at desc
            """)
        .param("id", id)
        .query(KeyRows::secret)
        .list()
        .stream()
        .collect(groupingBy(KeyRows.SecretRow::keyId));
  }
}
