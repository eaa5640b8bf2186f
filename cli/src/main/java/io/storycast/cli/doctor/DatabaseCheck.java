package io.storycast.cli.doctor;

import io.storycast.cli.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The database answers and has the tables the services create. */
final class DatabaseCheck implements Check {

  /** A table of each service that has one. */
  private static final Map<String, String> OWN_TABLES =
      Map.of("scheduler", "story_generation_jobs", "storage", "story_versions");

  private final Database database;

  DatabaseCheck(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Finding run() throws SQLException {
    try (Connection connection = database.connect()) {
      List<String> missing = new ArrayList<>();
      for (String table : List.of("scenarios", "stories", "vocabulary_items")) {
        addIfMissing(connection, database.contentSchema() + "." + table, missing);
      }
      for (Map.Entry<String, String> own : OWN_TABLES.entrySet()) {
        addIfMissing(connection, own.getKey() + "." + own.getValue(), missing);
      }
      if (!missing.isEmpty()) {
        missing.sort(null);
        return Finding.failed(
            "%s answers, but has no table %s.".formatted(database, String.join(", ", missing)),
            "Start scheduler-service and storage-service once; they create their tables.");
      }
      String version = connection.getMetaData().getDatabaseProductVersion();
      return Finding.ok(
          "%s answers (PostgreSQL %s); every table is there.".formatted(database, version));
    }
  }

  private static void addIfMissing(Connection connection, String table, List<String> missing)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?)")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || row.getString(1) == null) {
          missing.add(table);
        }
      }
    }
  }
}
