package io.storycast.scheduler.deadletters.postgres;

import io.storycast.scheduler.deadletters.ReplayItems;
import io.storycast.scheduler.deadletters.StoredLetter;
import io.storycast.scheduler.jobtable.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcReplayItems implements ReplayItems {

  /** Of a slice, in memory; one larger letter goes alone. */
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private final JdbcClient jdbc;
  private final Transactions transactions;

  JdbcReplayItems(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void takeOver(String replayId, String runner) {
    jdbc.sql(ItemSql.TAKE_OVER).param("id", replayId).param("runner", runner).update();
  }

  @Override
  public List<Item> take(String replayId, String runner, int most) {
    return transactions.inOne(
        () -> {
          Integer[] taken =
              jdbc.sql(ItemSql.TAKE)
                  .param("id", replayId)
                  .param("runner", runner)
                  .param("most", most)
                  .param("mostBytes", MOST_BYTES)
                  .query(Integer.class)
                  .list()
                  .toArray(new Integer[0]);
          return taken.length == 0 ? List.of() : items(replayId, taken);
        });
  }

  private List<Item> items(String replayId, Integer[] numbers) {
    return jdbc.sql(ItemSql.items(ItemSql.SENDING + " and item.number = any(:numbers)"))
        .param("id", replayId)
        .param("numbers", numbers)
        .query(JdbcReplayItems::item)
        .list();
  }

  @Override
  public List<Item> left(String replayId) {
    return jdbc.sql(ItemSql.items(ItemSql.SENDING))
        .param("id", replayId)
        .query(JdbcReplayItems::item)
        .list();
  }

  @Override
  public void putBack(String replayId, Collection<Item> items) {
    change(ItemSql.PUT_BACK, replayId, items);
  }

  @Override
  public void sent(String replayId, Collection<Item> items) {
    change(ItemSql.SENT, replayId, items);
  }

  private void change(String sql, String replayId, Collection<Item> items) {
    if (!items.isEmpty()) {
      jdbc.sql(sql)
          .param("id", replayId)
          .param("numbers", items.stream().map(Item::number).toArray(Integer[]::new))
          .update();
    }
  }

  @Override
  public void failed(String replayId, Map<Integer, String> reasons) {
    settle(replayId, "failed", reasons);
  }

  @Override
  public void skipped(String replayId, Map<Integer, String> reasons) {
    settle(replayId, "skipped", reasons);
  }

  private void settle(String replayId, String state, Map<Integer, String> reasons) {
    if (!reasons.isEmpty()) {
      jdbc.sql(ItemSql.SETTLE)
          .param("id", replayId)
          .param("state", state)
          .param("numbers", reasons.keySet().toArray(new Integer[0]))
          .param("reasons", reasons.values().toArray(new String[0]))
          .update();
    }
  }

  @Override
  public boolean anyUnsent(String replayId) {
    return jdbc.sql(ItemSql.ANY_UNSENT).param("id", replayId).query(Boolean.class).single();
  }

  @Override
  public void skipRest(String replayId, String reason) {
    jdbc.sql(ItemSql.SKIP_REST).param("id", replayId).param("reason", reason).update();
  }

  @Override
  public Canary canary(String replayId, Duration wait) {
    return jdbc.sql(ItemSql.CANARY)
        .param("id", replayId)
        .param("waitMs", wait.toMillis())
        .query(JdbcReplayItems::canary)
        .single();
  }

  private static Canary canary(ResultSet row, int number) throws SQLException {
    return new Canary(
        row.getLong("undecided"),
        row.getLong("same_cause"),
        row.getLong("other_cause"),
        row.getLong("failed"),
        row.getString("sample"),
        Optional.ofNullable(row.getObject("seconds", Double.class))
            .map(seconds -> Duration.ofMillis((long) (seconds * 1000))));
  }

  @Override
  public void endCanary(String replayId) {
    jdbc.sql(ItemSql.END_CANARY).param("id", replayId).update();
  }

  private static Item item(ResultSet row, int number) throws SQLException {
    StoredLetter stored = LetterRows.stored(row, number);
    return new Item(
        row.getInt("number"),
        stored.letter(),
        stored.state(),
        LetterRows.content(row, number),
        row.getBytes("edited_value"),
        LetterRows.instant(row, "sending_at"));
  }
}
