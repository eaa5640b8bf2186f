package io.storycast.cli.scenarios;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes one scenario as one row. */
final class ScenarioInsert {

  private final Connection connection;
  private final TableColumns columns;

  ScenarioInsert(Connection connection, TableColumns columns) {
    this.connection = connection;
    this.columns = columns;
  }

  /**
   * Inserts the row unless its slug is there; tells whether it did. Both conditions are needed: a
   * site's table may have no unique index on the slug, and where it has one, another writer may be
   * faster.
   */
  boolean insert(NewScenario scenario) throws SQLException {
    Map<String, String> cells = cells(scenario);
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    cells
        .keySet()
        .forEach(
            name -> {
              names.add(TableColumns.quoted(name));
              values.add("cast(? as " + columns.type(name) + ")");
            });
    if (!cells.containsKey("id") && columns.needsValue("id")) {
      names.add("id");
      values.add(newId());
    }
    String sql =
        """
        insert into scenarios (%s) select %s
         where not exists (select 1 from scenarios where slug = ?)
        on conflict do nothing
        """
            .formatted(String.join(", ", names), String.join(", ", values));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 1;
      for (String cell : cells.values()) {
        statement.setString(index++, cell);
      }
      statement.setString(index, scenario.slug());
      return statement.executeUpdate() == 1;
    }
  }

  private Map<String, String> cells(NewScenario scenario) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("slug", scenario.slug());
    cells.put("title", scenario.title());
    cells.put("seed_text", scenario.seedText());
    new TreeMap<>(scenario.extras())
        .forEach(
            (name, cell) ->
                columns.columnFor(name).ifPresent(column -> cells.putIfAbsent(column, cell)));
    return cells;
  }

  /** An id for a table whose id has no default of its own. */
  private String newId() {
    String type = columns.type("id");
    return switch (type) {
      case "uuid" -> "gen_random_uuid()";
      // The table is locked against other writers for the length of the import.
      case "smallint", "integer", "bigint", "numeric" ->
          "(select coalesce(max(id), 0) + 1 from scenarios)";
      default -> "cast(gen_random_uuid()::text as " + type + ")";
    };
  }
}
