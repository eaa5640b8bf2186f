package io.storycast.scheduler.requests.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.postgres.Texts;
import io.storycast.scheduler.requests.WantedJobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcWantedJobs implements WantedJobs {

  private static final int MOST_SLUG = 400;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              any -> any.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final JdbcClient jdbc;

  JdbcWantedJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean exists(String scenarioId) {
    return jdbc.sql(
            "select exists (select from story_generation_jobs where scenario_id = :scenarioId)")
        .param("scenarioId", scenarioId)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Standing addOrLock(String scenarioId, String slug, int priority) {
    return jdbc.sql(
            """
            insert into story_generation_jobs (scenario_id, slug, priority)
            values (:scenarioId, :slug, :priority)
            on conflict (scenario_id) do nothing
            returning id, revision, status, true as created, true as fresh
            """)
        .param("scenarioId", scenarioId)
        .param("slug", Texts.storable(slug, MOST_SLUG))
        .param("priority", priority)
        .query(JdbcWantedJobs::standing)
        .optional()
        .orElseGet(() -> locked(scenarioId));
  }

  private Standing locked(String scenarioId) {
    return jdbc.sql(
            """
            select id, revision, status, false as created, attempt_count = 0 as fresh
              from story_generation_jobs where scenario_id = :scenarioId for update
            """)
        .param("scenarioId", scenarioId)
        .query(JdbcWantedJobs::standing)
        .single();
  }

  private static Standing standing(ResultSet row, int number) throws SQLException {
    return new Standing(
        row.getString("id"),
        row.getInt("revision"),
        JobStatus.ofCode(row.getString("status")).orElseThrow(),
        row.getBoolean("created"),
        row.getBoolean("fresh"));
  }

  @Override
  public void raise(String jobId, int priority) {
    jdbc.sql(
            """
            update story_generation_jobs set priority = :priority, updated_at = now()
             where id = :id::uuid and status = 'queued' and priority < :priority
            """)
        .param("id", jobId)
        .param("priority", priority)
        .update();
  }

  @Override
  public void wish(String jobId, GenerationOptions options) {
    if (options.equals(GenerationOptions.DEFAULTS)) {
      return;
    }
    jdbc.sql(
            """
            insert into job_wish (job_id, options) values (:id::uuid, :options::jsonb)
            on conflict (job_id) do update set options = excluded.options
            """)
        .param("id", jobId)
        .param("options", JSON.writeValueAsString(options))
        .update();
  }
}
