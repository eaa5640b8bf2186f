package io.storycast.scheduler.deadletters.postgres;

import io.storycast.scheduler.DeadLetterProperties;
import io.storycast.scheduler.deadletters.Arrival;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.deadletters.Letters;
import io.storycast.scheduler.jobtable.Milestone;
import io.storycast.scheduler.jobtable.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcLetters implements Letters {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final Transactions transactions;
  private final int maxReplays;

  JdbcLetters(
      JdbcClient jdbc,
      JdbcTemplate template,
      Transactions transactions,
      DeadLetterProperties properties) {
    this.jdbc = jdbc;
    this.batches = new NamedParameterJdbcTemplate(template);
    this.transactions = transactions;
    this.maxReplays = properties.maxReplays();
  }

  @Override
  public int add(List<Arrival> arrivals) {
    return transactions.inOne(() -> addInOne(arrivals));
  }

  private int addInOne(List<Arrival> arrivals) {
    Map<String, Arrival> fresh = new LinkedHashMap<>();
    arrivals.forEach(arrival -> fresh.putIfAbsent(arrival.letter().id(), arrival));
    known(fresh.keySet()).forEach(fresh::remove);
    if (fresh.isEmpty()) {
      return 0;
    }
    hold(scenariosOf(fresh.values()));
    batches.batchUpdate(
        LetterSql.ADD,
        fresh.values().stream().map(this::params).toArray(MapSqlParameterSource[]::new));
    batches.batchUpdate(
        LetterSql.ADD_RECORD,
        fresh.values().stream()
            .map(LetterRows::contentParams)
            .toArray(MapSqlParameterSource[]::new));
    settle(fresh.keySet().toArray(new String[0]));
    return fresh.size();
  }

  /** What these letters mean for others, and what has happened to them already. */
  private void settle(String[] ids) {
    jdbc.sql(LetterSql.DIED_AGAIN).param("ids", ids).update();
    jdbc.sql(LetterSql.SUPERSEDE).param("ids", ids).update();
    jdbc.sql(LetterSql.RESOLVE_ARRIVED).param("ids", ids).update();
  }

  private Set<String> known(Collection<String> ids) {
    return new HashSet<>(
        jdbc.sql("select id from dead_letter where id = any(:ids)")
            .param("ids", ids.toArray(new String[0]))
            .query(String.class)
            .list());
  }

  private static List<String> scenariosOf(Collection<Arrival> arrivals) {
    return arrivals.stream()
        .flatMap(arrival -> Stream.ofNullable(arrival.letter().subject().scenarioId()))
        .toList();
  }

  private void hold(List<String> scenarios) {
    jdbc.sql(LetterSql.HOLD_JOBS)
        .param("scenarios", scenarios.toArray(new String[0]))
        .query(String.class)
        .list();
  }

  private MapSqlParameterSource params(Arrival arrival) {
    int replays = arrival.letter().replayed().count();
    return replays < maxReplays
        ? LetterRows.params(arrival, LetterState.OPEN, null)
        : LetterRows.params(
            arrival,
            LetterState.QUARANTINED,
            "It came back after %d replays; only a forced replay sends it again."
                .formatted(replays));
  }

  @Override
  public int resolve(String scenarioId, int revision, Milestone milestone) {
    return jdbc.sql(LetterSql.RESOLVE)
        .param("scenarioId", scenarioId.replace("\0", ""))
        .param("revision", revision)
        .param("rank", milestone.rank())
        .query(Integer.class)
        .single();
  }

  @Override
  public Map<String, Long> discard(LetterFilter filter, String reason) {
    LetterConditions conditions = LetterConditions.of(filter);
    return counts(
        jdbc.sql(LetterSql.discard(conditions.where()))
            .params(conditions.params())
            .param("reason", reason));
  }

  @Override
  public Map<String, Long> discardable(LetterFilter filter) {
    LetterConditions conditions = LetterConditions.of(filter);
    return counts(jdbc.sql(LetterSql.discardable(conditions.where())).params(conditions.params()));
  }

  private static Map<String, Long> counts(JdbcClient.StatementSpec statement) {
    Map<String, Long> counts = new LinkedHashMap<>();
    statement.query(
        row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  @Override
  public boolean undoDiscard(String id) {
    return transactions.inOne(
        () -> {
          hold(
              jdbc.sql(
                      "select scenario_id from dead_letter where id = :id and scenario_id is not null")
                  .param("id", id)
                  .query((row, number) -> row.getString(1))
                  .list());
          boolean undone = jdbc.sql(LetterSql.UNDO_DISCARD).param("id", id).update() > 0;
          if (undone) {
            settle(new String[] {id});
          }
          return undone;
        });
  }

  @Override
  public int deleteSettled(Duration age, int most) {
    jdbc.sql(LetterSql.DELETE_REPLAYS).param("ageMs", age.toMillis()).update();
    return jdbc.sql(LetterSql.DELETE_SETTLED)
        .param("ageMs", age.toMillis())
        .param("most", most)
        .update();
  }
}
