package io.storycast.benchmarks.rivals;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The site's tables, and the job table of document 000. Every statement may be repeated. */
final class Site implements AutoCloseable {

  private static final String JOBS =
      """
      create table if not exists rival_jobs (
        scenario_id text primary key,
        status text not null default 'queued',
        attempt_count integer not null default 0,
        locked_at timestamptz,
        last_error text);
      create index if not exists rival_jobs_queued on rival_jobs (scenario_id)
        where status = 'queued'""";

  private static final String BACKFILL =
      """
      insert into rival_jobs (scenario_id)
      select s.id from scenarios s left join stories t on t.scenario_id = s.id
       where t.id is null
      on conflict do nothing""";

  private static final String CLAIM =
      """
      with claimed as (
        update rival_jobs set status = 'running', locked_at = now(),
               attempt_count = attempt_count + 1
         where scenario_id in (
           select scenario_id from rival_jobs where status = 'queued'
            order by scenario_id limit ? for update skip locked)
        returning scenario_id)
      select s.id, s.slug, s.title, s.seed_text
        from scenarios s join claimed c on c.scenario_id = s.id""";

  private static final String UPSERT_STORY =
      """
      insert into stories (scenario_id, slug, title, body) values (?, ?, ?, ?)
      on conflict (scenario_id) do update set title = excluded.title, body = excluded.body
      returning id""";

  private static final String ADD_PHRASE =
      """
      insert into vocabulary_items (story_id, phrase, meaning_en, meaning_zh, type)
      values (?, ?, ?, ?, ?) on conflict do nothing""";

  private final HikariDataSource pool;

  Site(Settings settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.jdbcUrl());
    config.setUsername(settings.user());
    config.setPassword(settings.user());
    config.setMaximumPoolSize(10);
    this.pool = new HikariDataSource(config);
  }

  DataSource dataSource() {
    return pool;
  }

  /** Queues every scenario that has no story. */
  void backfill() {
    inTransaction(
        connection -> {
          try (PreparedStatement jobs = connection.prepareStatement(JOBS);
              PreparedStatement rows = connection.prepareStatement(BACKFILL)) {
            jobs.execute();
            return rows.executeUpdate();
          }
        });
  }

  List<Scenario> claim(int limit) {
    return inTransaction(
        connection -> {
          try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setInt(1, limit);
            return scenarios(claim.executeQuery());
          }
        });
  }

  /** What the scenario's story says, if it was written already. */
  Optional<String> body(String scenarioId) {
    return inTransaction(
        connection -> {
          try (PreparedStatement find =
              connection.prepareStatement("select body from stories where scenario_id = ?")) {
            find.setString(1, scenarioId);
            ResultSet rows = find.executeQuery();
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.<String>empty();
          }
        });
  }

  void save(Scenario scenario, Told told) {
    inTransaction(
        connection -> {
          try (PreparedStatement story = connection.prepareStatement(UPSERT_STORY);
              PreparedStatement phrase = connection.prepareStatement(ADD_PHRASE)) {
            story.setString(1, scenario.id());
            story.setString(2, scenario.slug());
            story.setString(3, told.title());
            story.setString(4, told.bodyMarkdown());
            ResultSet rows = story.executeQuery();
            rows.next();
            addPhrases(phrase, rows.getString(1), told.keyPhrases());
            return phrase.executeBatch();
          }
        });
  }

  void publishAudio(String scenarioId, String audioUrl) {
    update("update stories set audio_url = ? where scenario_id = ?", audioUrl, scenarioId);
  }

  void succeed(String scenarioId) {
    update("update rival_jobs set status = 'succeeded' where scenario_id = ?", scenarioId);
  }

  /** It is taken again, until it was tried three times. */
  void failed(String scenarioId, String why) {
    update(
        """
        update rival_jobs set last_error = ?,
               status = case when attempt_count < 3 then 'queued' else 'failed' end
         where scenario_id = ?""",
        why,
        scenarioId);
  }

  @Override
  public void close() {
    pool.close();
  }

  private static void addPhrases(PreparedStatement row, String storyId, List<Told.Phrase> phrases)
      throws SQLException {
    for (Told.Phrase phrase : phrases) {
      row.setString(1, storyId);
      row.setString(2, phrase.phrase());
      row.setString(3, phrase.meaningEn());
      row.setString(4, phrase.meaningZh());
      row.setString(5, phrase.type());
      row.addBatch();
    }
  }

  private static List<Scenario> scenarios(ResultSet rows) throws SQLException {
    List<Scenario> scenarios = new ArrayList<>();
    while (rows.next()) {
      scenarios.add(
          new Scenario(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
    }
    return scenarios;
  }

  private void update(String sql, String... values) {
    inTransaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
          }
        });
  }

  private interface InConnection<T> {
    T apply(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(InConnection<T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      T result = work.apply(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
