package io.storycast.scheduler.requests.postgres;

import io.storycast.scheduler.requests.Idempotency;
import io.storycast.scheduler.requests.IdempotencyKeys;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcIdempotencyKeys implements IdempotencyKeys {

  private final JdbcClient jdbc;

  JdbcIdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean tryLock(String caller, String key) {
    // Two different keys may share a lock, by a chance of 2 to the 64: then one is told to wait.
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
        .param("name", "idempotency " + caller.length() + " " + caller + " " + key)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<Kept> find(String caller, String key) {
    return jdbc.sql(
            """
            select digest, status, body from idempotency_key
             where caller = :caller and key = :key
            """)
        .param("caller", caller)
        .param("key", key)
        .query(
            (row, number) ->
                new Kept(
                    row.getString("digest"),
                    new Idempotency.Answer(row.getInt("status"), row.getString("body"))))
        .optional();
  }

  @Override
  public void keep(Idempotency.Call call, Idempotency.Answer answer) {
    jdbc.sql(
            """
            insert into idempotency_key (caller, key, digest, status, body)
            values (:caller, :key, :digest, :status, :body)
            """)
        .param("caller", call.caller())
        .param("key", call.key())
        .param("digest", call.digest())
        .param("status", answer.status())
        .param("body", answer.body())
        .update();
  }

  @Override
  public int forget(Duration age) {
    return jdbc.sql(
            "delete from idempotency_key where created_at < now() - :seconds * interval '1 second'")
        .param("seconds", age.toSeconds())
        .update();
  }
}
