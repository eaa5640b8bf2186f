package io.storycast.cli.scenarios;

import io.storycast.cli.database.Database;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.cli.outcome.ExitCodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The site's {@code scenarios} table, whatever columns it has beyond the ones needed here. */
public final class ScenarioTable {

  private final Database database;

  /** The table in this database. */
  public ScenarioTable(Database database) {
    this.database = database;
  }

  /**
   * What an import did.
   *
   * @param loaded slugs of the new rows, in the file's order
   * @param present slugs that were there already; their rows were left untouched
   * @param refused rows that the table itself refused
   * @param ignoredColumns columns of the file that the table does not have
   */
  public record Result(
      List<String> loaded,
      List<String> present,
      List<RefusedRow> refused,
      Set<String> ignoredColumns) {}

  /** Loads every scenario that the table takes, in one transaction. */
  public Result load(List<NewScenario> scenarios) {
    try (Connection connection = database.connect()) {
      TableColumns columns = TableColumns.of(connection, database.contentSchema(), "scenarios");
      if (columns.isEmpty()) {
        throw new CommandFailure(
            ExitCodes.FAILED,
            "The database has no table " + database.contentSchema() + ".scenarios.",
            "storage-service creates it at its first start; start that first.");
      }
      connection.setAutoCommit(false);
      lock(connection);
      Result result = load(connection, columns, scenarios);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCodes.FAILED,
          "Nothing was loaded, the database gave up: " + CommandFailure.sentence(e),
          null,
          e);
    }
  }

  /** Readers go on; another import waits, so that both cannot insert the same slug. */
  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table scenarios in share row exclusive mode");
    }
  }

  private static Result load(
      Connection connection, TableColumns columns, List<NewScenario> scenarios)
      throws SQLException {
    Result result =
        new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
    ScenarioInsert insert = new ScenarioInsert(connection, columns);
    for (NewScenario scenario : scenarios) {
      scenario.extras().keySet().stream()
          .filter(name -> columns.columnFor(name).isEmpty())
          .forEach(result.ignoredColumns::add);
      Savepoint before = connection.setSavepoint();
      try {
        (insert.insert(scenario) ? result.loaded : result.present).add(scenario.slug());
        connection.releaseSavepoint(before);
      } catch (PSQLException e) {
        connection.rollback(before);
        result.refused.add(new RefusedRow(scenario.line(), reason(e)));
      }
    }
    return result;
  }

  /** The server's sentence without the statement; a lost connection is no fault of the row. */
  private static String reason(PSQLException refusal) throws PSQLException {
    ServerErrorMessage message = refusal.getServerErrorMessage();
    if (message == null) {
      throw refusal;
    }
    return "The table refuses the row: " + message.getMessage() + ".";
  }
}
