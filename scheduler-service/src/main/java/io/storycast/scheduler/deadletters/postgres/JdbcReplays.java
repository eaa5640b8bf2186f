package io.storycast.scheduler.deadletters.postgres;

import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.Replay;
import io.storycast.scheduler.deadletters.ReplayState;
import io.storycast.scheduler.deadletters.Replays;
import io.storycast.scheduler.deadletters.Selection;
import io.storycast.scheduler.jobtable.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcReplays implements Replays {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Transactions transactions;

  JdbcReplays(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Selection preview(LetterFilter filter, boolean force) {
    LetterConditions conditions = LetterConditions.of(filter);
    Verdicts verdicts = new Verdicts();
    jdbc.sql(ReplaySql.preview(conditions.where()))
        .params(conditions.params())
        .param("force", force)
        .query(
            row -> {
              verdicts.add(row);
            });
    return verdicts.selection();
  }

  @Override
  public Replay create(LetterFilter filter, Replay.Order order, byte @Nullable [] editedValue) {
    String id = UUID.randomUUID().toString();
    return transactions.inOne(
        () -> {
          insert(id, order);
          LetterConditions conditions = LetterConditions.of(filter);
          jdbc.sql(ReplaySql.choose(conditions.where()))
              .params(conditions.params())
              .param("id", id)
              .param("force", order.force())
              .param("canary", order.canary())
              .param("editedValue", editedValue, Types.BINARY)
              .update();
          jdbc.sql(ReplaySql.COUNT_TOTAL).param("id", id).update();
          return find(id).orElseThrow();
        });
  }

  private void insert(String id, Replay.Order order) {
    jdbc.sql(ReplaySql.CREATE)
        .param("id", id)
        .param("filter", JSON.writeValueAsString(order.filter()))
        .param("note", order.note())
        .param("by", order.by())
        .param("rate", order.rate())
        .param("canary", order.canary())
        .param("force", order.force())
        .update();
  }

  @Override
  public Optional<Replay> find(String id) {
    return jdbc.sql(ReplaySql.COUNTS + " where replay.id = cast(:id as uuid)")
        .param("id", id)
        .query(JdbcReplays::replay)
        .optional();
  }

  @Override
  public List<Replay> newest(int limit) {
    return jdbc.sql(ReplaySql.COUNTS + " order by created_at desc, id limit :limit")
        .param("limit", limit)
        .query(JdbcReplays::replay)
        .list();
  }

  @Override
  public Optional<Replay> lock(String id) {
    return jdbc.sql(ReplaySql.COUNTS + " where replay.id = cast(:id as uuid) for update of replay")
        .param("id", id)
        .query(JdbcReplays::replay)
        .optional();
  }

  @Override
  public void change(String id, ReplayState state, @Nullable String reason) {
    jdbc.sql(ReplaySql.CHANGE)
        .param("id", id)
        .param("state", state.code())
        .param("reason", reason)
        .param("over", state.isOver())
        .update();
  }

  @Override
  public Map<String, Long> troubles(String id) {
    Map<String, Long> troubles = new LinkedHashMap<>();
    jdbc.sql(ReplaySql.TROUBLES)
        .param("id", id)
        .query(
            row -> {
              troubles.put(row.getString(1), row.getLong(2));
            });
    return troubles;
  }

  private static Replay replay(ResultSet row, int number) throws SQLException {
    return new Replay(
        row.getString("id"),
        ReplayState.ofCode(row.getString("state")).orElseThrow(),
        row.getString("state_reason"),
        new Replay.Order(
            JSON.readValue(row.getString("filter"), OBJECT),
            row.getString("note"),
            row.getString("ordered_by"),
            row.getInt("rate"),
            row.getInt("canary"),
            row.getBoolean("force")),
        row.getBoolean("canary_over"),
        row.getString("runner"),
        counts(row),
        LetterRows.instant(row, "created_at"),
        time(row, "started_at"),
        time(row, "finished_at"));
  }

  private static Replay.Counts counts(ResultSet row) throws SQLException {
    return new Replay.Counts(
        row.getLong("total"),
        row.getLong("sent"),
        row.getLong("failed"),
        row.getLong("skipped"),
        row.getLong("succeeded"),
        row.getLong("died_again"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
