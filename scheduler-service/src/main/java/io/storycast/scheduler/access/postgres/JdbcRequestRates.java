package io.storycast.scheduler.access.postgres;

import io.storycast.scheduler.access.RequestRates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row for each key that was ever used, and one statement for each request. */
@Component
class JdbcRequestRates implements RequestRates {

  private static final String COUNT =
      """
      insert into api_requests as minute (key_id, ends_at, requests)
      values (cast(:key as uuid), now() + interval '1 minute', 1)
      on conflict (key_id) do update
         set ends_at = case when minute.ends_at > now() then minute.ends_at
                            else excluded.ends_at end,
             requests = case when minute.ends_at > now() then least(minute.requests, :limit) + 1
                             else 1 end
      returning requests, ceil(extract(epoch from ends_at - now())) as seconds
      """;

  private final JdbcClient jdbc;

  JdbcRequestRates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Standing count(String keyId, int limit) {
    return jdbc.sql(COUNT)
        .param("key", keyId)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Standing(
                    limit, limit - row.getInt("requests"), Math.max(1, row.getLong("seconds"))))
        .single();
  }
}
