package io.storycast.stage.jdbc;

import io.storycast.contracts.Message;
import io.storycast.stage.engine.Results;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
      select wanted.scenario_id, r.topic, r.headers, r.value, c.attempt is not null as cancelled,
        exists (
          select 1 from stage_result later
          where later.scenario_id = wanted.scenario_id and later.revision > wanted.revision
        ) as superseded
      from unnest(cast(? as text[]), cast(? as int[]), cast(? as int[]))
        with ordinality as wanted (scenario_id, revision, attempt, place)
      left join stage_result r
        on r.scenario_id = wanted.scenario_id and r.revision = wanted.revision
      left join cancellation c on c.scenario_id = wanted.scenario_id
        and c.revision = wanted.revision and c.attempt >= wanted.attempt
      order by wanted.place
      """;

  // In the order of the key: two processes that record the same stories must not wait for each
  // other crosswise.
  private static final String RECORD =
      """
      insert into stage_result (scenario_id, revision, topic, headers, value)
      select scenario_id, revision, topic, cast(headers as jsonb), value
      from unnest(
          cast(? as text[]), cast(? as int[]), cast(? as int[]),
          cast(? as text[]), cast(? as text[]), cast(? as bytea[]))
        with ordinality as new (scenario_id, revision, attempt, topic, headers, value, place)
      where not exists (
        select 1 from cancellation c
        where c.scenario_id = new.scenario_id and c.revision = new.revision
          and c.attempt >= new.attempt)
      order by scenario_id, revision, place
      on conflict do nothing
      returning scenario_id, revision
      """;

  private final JdbcClient jdbc;
  private final Grouped<Execution, Known> found = new Grouped<>(this::find);
  private final Grouped<NewResult, Boolean> recorded = new Grouped<>(this::record);

  public JdbcResults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Execution(Key key, int attempt) {}

  private record NewResult(Execution execution, Message message) {}

  private record Key(String scenarioId, int revision) {}

  @Override
  public Known find(String scenarioId, int revision, int attempt) {
    return found.ask(new Execution(new Key(scenarioId, revision), attempt));
  }

  @Override
  public boolean record(String scenarioId, int revision, int attempt, Message result) {
    return recorded.ask(
        new NewResult(new Execution(new Key(scenarioId, revision), attempt), result));
  }

  private List<Known> find(List<Execution> executions) {
    Columns<Execution> columns = new Columns<>(executions);
    return jdbc.sql(FIND)
        .param(columns.texts(wanted -> wanted.key().scenarioId()))
        .param(columns.numbers(wanted -> wanted.key().revision()))
        .param(columns.numbers(Execution::attempt))
        .query((row, number) -> known(row))
        .list();
  }

  /** Whether each was recorded; of two for one revision at most one is. */
  private List<Boolean> record(List<NewResult> results) {
    Columns<NewResult> columns = new Columns<>(results);
    List<Key> stored =
        new ArrayList<>(
            jdbc.sql(RECORD)
                .param(columns.texts(result -> result.execution().key().scenarioId()))
                .param(columns.numbers(result -> result.execution().key().revision()))
                .param(columns.numbers(result -> result.execution().attempt()))
                .param(columns.texts(result -> result.message().topic()))
                .param(columns.texts(result -> JSON.writeValueAsString(result.message().headers())))
                .param(columns.bytes(result -> result.message().value()))
                .query(
                    (row, number) -> new Key(row.getString("scenario_id"), row.getInt("revision")))
                .list());
    // PostgreSQL takes the first of equal keys, so the first to ask for it is the one that has it.
    return results.stream().map(result -> stored.remove(result.execution().key())).toList();
  }

  private static Known known(ResultSet row) throws SQLException {
    String topic = row.getString("topic");
    Optional<Message> result =
        topic == null
            ? Optional.empty()
            : Optional.of(
                new Message(
                    topic,
                    row.getString("scenario_id"),
                    JSON.readValue(row.getString("headers"), TEXT_MAP),
                    row.getBytes("value")));
    return new Known(result, row.getBoolean("cancelled"), row.getBoolean("superseded"));
  }
}
