package io.storycast.scheduler.claiming.postgres;

import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.claiming.Wishes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcWishes implements Wishes {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final JdbcClient jdbc;

  JdbcWishes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, GenerationOptions> of(Collection<String> jobIds) {
    Map<String, GenerationOptions> wishes = new HashMap<>();
    if (jobIds.isEmpty()) {
      return wishes;
    }
    jdbc.sql(
            """
            select job_id, options || case when text_revision is null then '{}'::jsonb
                                           else jsonb_build_object('textRevision', text_revision)
                                      end as options
              from job_wish where job_id = any(:ids::uuid[])
            """)
        .param("ids", jobIds.toArray(String[]::new))
        .query(
            row -> {
              wishes.put(
                  row.getString("job_id"),
                  JSON.readValue(row.getString("options"), GenerationOptions.class));
            });
    return wishes;
  }
}
