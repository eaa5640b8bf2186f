package io.storycast.scheduler.deadletters.postgres;

import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterRecord;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.deadletters.StoredLetter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcLetterSearch implements LetterSearch {

  private static final String SENDINGS =
      """
      select replay.id, coalesce(item.sent_at, replay.created_at) as at, ordered_by, note,
             coalesce(item.outcome, item.state) as outcome, item.reason
        from replay_item item join replay on replay.id = item.replay_id
       where letter_id = :id order by at desc, replay.id
      """;

  private final JdbcClient jdbc;

  JdbcLetterSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Page find(LetterFilter filter, int page, int limit) {
    LetterConditions conditions = LetterConditions.of(filter);
    long total =
        jdbc.sql("select count(*) from dead_letter " + conditions.where())
            .params(conditions.params())
            .query(Long.class)
            .single();
    List<StoredLetter> letters =
        jdbc.sql(
                "select %s from dead_letter %s order by died_at desc, id limit :limit offset :skip"
                    .formatted(LetterRows.COLUMNS, conditions.where()))
            .params(conditions.params())
            .param("limit", limit)
            .param("skip", (page - 1L) * limit)
            .query(LetterRows::stored)
            .list();
    return new Page(letters, total);
  }

  @Override
  public List<Group> groups(LetterFilter filter) {
    LetterConditions conditions = LetterConditions.of(filter);
    Groups groups = new Groups();
    jdbc.sql(Groups.sql(conditions.where()))
        .params(conditions.params())
        .query(
            row -> {
              groups.add(row);
            });
    return groups.mostFrequentFirst();
  }

  @Override
  public Optional<Detail> detail(String id) {
    return jdbc.sql("select %s from dead_letter where id = :id".formatted(LetterRows.COLUMNS))
        .param("id", id)
        .query(LetterRows::stored)
        .optional()
        .map(letter -> new Detail(letter, content(id), sendings(id)));
  }

  private LetterRecord content(String id) {
    return jdbc.sql("select * from dead_letter_record where letter_id = :id")
        .param("id", id)
        .query(LetterRows::content)
        .single();
  }

  private List<Sending> sendings(String id) {
    return jdbc.sql(SENDINGS).param("id", id).query(JdbcLetterSearch::sending).list();
  }

  private static Sending sending(ResultSet row, int number) throws SQLException {
    return new Sending(
        row.getString("id"),
        LetterRows.instant(row, "at"),
        row.getString("ordered_by"),
        row.getString("note"),
        row.getString("outcome"),
        row.getString("reason"));
  }

  @Override
  public Overview overview() {
    Map<LetterState, Map<String, Long>> counts = new EnumMap<>(LetterState.class);
    jdbc.sql("select state, stage, count(*) from dead_letter group by 1, 2")
        .query(
            row -> {
              counts
                  .computeIfAbsent(
                      LetterState.ofCode(row.getString(1)).orElseThrow(), state -> new TreeMap<>())
                  .put(row.getString(2), row.getLong(3));
            });
    double oldest =
        jdbc.sql(
                """
                select coalesce(extract(epoch from now() - min(died_at)), 0)::float8
                  from dead_letter where state = 'open'
                """)
            .query(Double.class)
            .single();
    long running =
        jdbc.sql(
                "select count(*) from replay where state in ('running', 'waiting-for-canary', 'paused')")
            .query(Long.class)
            .single();
    return new Overview(counts, Math.max(0, oldest), running);
  }
}
