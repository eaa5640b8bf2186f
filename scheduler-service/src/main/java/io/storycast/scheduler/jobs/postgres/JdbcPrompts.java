package io.storycast.scheduler.jobs.postgres;

import io.storycast.contracts.EventCodec;
import io.storycast.contracts.EventType;
import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.UnreadableEventException;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.Recipe.Prompt;
import io.storycast.scheduler.jobs.Recipe.Prompts;
import io.storycast.scheduler.postgres.ContentTables;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From the event that was published for the revision, else from the scenario. */
@Component
class JdbcPrompts implements Prompts {

  private final JdbcClient jdbc;
  private final ContentTables content;

  JdbcPrompts(JdbcClient jdbc, ContentTables content) {
    this.jdbc = jdbc;
    this.content = content;
  }

  @Override
  public Optional<Prompt> of(Job job) {
    return jdbc.sql("select fact from claimed_facts where job_id = ?::uuid and revision = ?")
        .params(job.id(), job.revision())
        .query(String.class)
        .optional()
        .map(JdbcPrompts::frozen)
        .or(() -> ofScenario(job.scenarioId()));
  }

  private static Prompt frozen(String fact) {
    try {
      byte[] value = fact.getBytes(StandardCharsets.UTF_8);
      var claimed = (ScenarioClaimed) EventCodec.read(EventType.SCENARIO_CLAIMED, value);
      return new Prompt(
          claimed.title(), claimed.seedText(), claimed.language(), claimed.options(), true);
    } catch (UnreadableEventException e) {
      throw new IllegalStateException("A kept scenario-claimed event cannot be read", e);
    }
  }

  /** The id is cast to the type of the column, never the column: its index must serve. */
  private Optional<Prompt> ofScenario(String scenarioId) {
    return content
        .idTypes()
        .flatMap(
            types ->
                jdbc.sql(
                        """
                        select coalesce(title::text, '') as title,
                               coalesce(seed_text::text, '') as seed_text
                          from scenarios where id = :id::%s
                        """
                            .formatted(types.scenarioId()))
                    .param("id", scenarioId)
                    .query(
                        (row, number) ->
                            new Prompt(
                                row.getString("title"),
                                row.getString("seed_text"),
                                null,
                                null,
                                false))
                    .optional());
  }
}
