package io.storycast.local.e2e;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** What the database holds, as an outsider reads it. */
public final class Library {

  private static final List<String> SCHEMAS = List.of("scheduler", "story", "audio", "storage");

  private final DataSource source;

  Library(DataSource source) {
    this.source = source;
  }

  /** Adds scenarios with a common start of their slugs; returns their ids. */
  public List<String> addScenarios(String slug, int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String id = UUID.randomUUID().toString();
      update(
          "insert into scenarios (id, slug, title, seed_text) values (?, ?, ?, ?)",
          id,
          "%s-%d-%s".formatted(slug, i, id.substring(0, 8)),
          "Scenario " + i,
          "Ana waits for train %s at a small station, and nobody comes.".formatted(id));
      ids.add(id);
    }
    return ids;
  }

  /** Adds a scenario that no stage can work on; returns its id. */
  public String addScenarioWithoutSeed(String slug) {
    String id = UUID.randomUUID().toString();
    update(
        "insert into scenarios (id, slug, title, seed_text) values (?, ?, ?, '')",
        id,
        slug + "-" + id.substring(0, 8),
        "Without a seed");
    return id;
  }

  /** The slugs of some scenarios. */
  public List<String> slugsOf(List<String> scenarioIds) {
    return scenarioIds.stream()
        .flatMap(id -> texts("select slug from scenarios where id::text = ?", id).stream())
        .toList();
  }

  /** The scenarios that have a story with a narration. */
  public Set<String> narrated() {
    return new HashSet<>(
        texts("select scenario_id from stories where audio_url is not null and body <> ''"));
  }

  /** How many stories a scenario has. */
  public int storiesOf(String scenarioId) {
    return Integer.parseInt(
        texts("select count(*)::text from stories where scenario_id = ?", scenarioId).getFirst());
  }

  /** Where the job of a scenario stands, for example {@code succeeded 1} after one attempt. */
  public String jobOf(String scenarioId) {
    return texts(
            """
            select status || ' ' || attempt_count from scheduler.story_generation_jobs
             where scenario_id = ?
            """,
            scenarioId)
        .stream()
        .findFirst()
        .orElse("no job");
  }

  /** Work that has landed in any service and is not done. */
  public int openObligations() {
    int open = 0;
    for (String schema : SCHEMAS) {
      open +=
          Integer.parseInt(
              texts(
                      """
                      select count(*)::text from %s.scheduled_tasks
                       where task_name like '%%.v1' or task_name = 'publication'
                      """
                          .formatted(schema))
                  .getFirst());
    }
    return open;
  }

  /** Calls that a service began for a scenario and never ended: it died meanwhile. */
  public int interruptedCalls(String schema, String scenarioId) {
    return Integer.parseInt(
        texts(
                """
                select count(*)::text from %s.provider_call
                 where scenario_id = ? and state = 'started'
                """
                    .formatted(schema),
                scenarioId)
            .getFirst());
  }

  /** Every paid call a service made for a scenario, oldest first, for the message of a failure. */
  public List<String> calls(String schema, String scenarioId) {
    return texts(
        """
        select concat_ws(' ', purpose, state, reason_code, 'attempt', attempt, started_at,
          'to', finished_at)
        from %s.provider_call where scenario_id = ? order by started_at
        """
            .formatted(schema),
        scenarioId);
  }

  /** Lets nobody write stories until it is closed. */
  public Lock lockStories() {
    try {
      Connection connection = source.getConnection();
      connection.setAutoCommit(false);
      try (PreparedStatement lock =
          connection.prepareStatement("lock table stories in exclusive mode")) {
        lock.execute();
      }
      return new Lock(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A lock that a transaction of the test holds. */
  public record Lock(Connection connection) implements AutoCloseable {

    @Override
    public void close() {
      try (connection) {
        connection.rollback();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void update(String sql, String... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = statement(connection, sql, parameters)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> texts(String sql, String... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = statement(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement statement(Connection connection, String sql, String[] parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    return statement;
  }
}
