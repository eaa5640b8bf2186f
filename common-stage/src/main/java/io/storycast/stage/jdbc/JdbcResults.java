package io.storycast.stage.jdbc;

import io.storycast.contracts.Message;
import io.storycast.stage.engine.Results;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Recorded results in {@code stage_result}. */
public final class JdbcResults implements Results {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXT_MAP = new TypeReference<>() {};

  private static final String FIND =
      """
      select r.topic, r.headers, r.value, c.attempt is not null as cancelled,
        exists (
          select 1 from stage_result later
          where later.scenario_id = wanted.scenario_id and later.revision > wanted.revision
        ) as superseded
      from (select cast(? as text) as scenario_id, cast(? as int) as revision) as wanted
      left join stage_result r using (scenario_id, revision)
      left join cancellation c on c.scenario_id = wanted.scenario_id
        and c.revision = wanted.revision and c.attempt >= ?
      """;

  private static final String RECORD =
      """
      insert into stage_result (scenario_id, revision, topic, headers, value)
      select ?, ?, ?, cast(? as jsonb), ?
      where not exists (
        select 1 from cancellation where scenario_id = ? and revision = ? and attempt >= ?)
      on conflict do nothing
      """;

  private final JdbcClient jdbc;

  public JdbcResults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Known find(String scenarioId, int revision, int attempt) {
    return jdbc.sql(FIND)
        .params(scenarioId, revision, attempt)
        .query((row, number) -> known(row, scenarioId))
        .single();
  }

  @Override
  public boolean record(String scenarioId, int revision, int attempt, Message result) {
    return jdbc.sql(RECORD)
            .params(scenarioId, revision, result.topic())
            .params(JSON.writeValueAsString(result.headers()), result.value())
            .params(scenarioId, revision, attempt)
            .update()
        == 1;
  }

  private static Known known(ResultSet row, String scenarioId) throws SQLException {
    String topic = row.getString("topic");
    Optional<Message> result =
        topic == null
            ? Optional.empty()
            : Optional.of(
                new Message(
                    topic,
                    scenarioId,
                    JSON.readValue(row.getString("headers"), TEXT_MAP),
                    row.getBytes("value")));
    return new Known(result, row.getBoolean("cancelled"), row.getBoolean("superseded"));
  }
}
