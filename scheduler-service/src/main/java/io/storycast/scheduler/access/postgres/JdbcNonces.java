package io.storycast.scheduler.access.postgres;

import io.storycast.scheduler.access.Nonces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nonces in PostgreSQL, by its clock; those that have ended are deleted now and then. */
@Component
class JdbcNonces implements Nonces {

  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AtomicReference<Instant> sweptAt = new AtomicReference<>(Instant.EPOCH);

  JdbcNonces(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public boolean isFirst(String keyId, String nonce, Duration during) {
    sweep();
    return jdbc.sql(
                """
                insert into api_nonces (key_id, nonce, ends_at)
                values (cast(? as uuid), ?, now() + cast(? as interval))
                on conflict do nothing
                """)
            .params(keyId, nonce, during.toString())
            .update()
        > 0;
  }

  private void sweep() {
    Instant before = sweptAt.get();
    Instant now = clock.instant();
    if (now.isAfter(before.plus(SWEEP_EVERY)) && sweptAt.compareAndSet(before, now)) {
      jdbc.sql("delete from api_nonces where ends_at < now()").update();
    }
  }
}
