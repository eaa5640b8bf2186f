package io.storycast.cli.scenarios;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of a table that can be written, as the catalog of PostgreSQL knows them. */
final class TableColumns {

  // Without the type's modifier: a cast to varchar(20) would cut the text in silence.
  private static final String QUERY =
      """
      select a.attname,
             format_type(a.atttypid, null) as type,
             a.atthasdef or a.attidentity <> '' as filled
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = ? and c.relname = ?
         and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' and a.attidentity <> 'a'
      """;

  private static final Set<String> TEXT_TYPES = Set.of("text", "character varying");

  private record Column(String type, boolean filled) {}

  private final Map<String, Column> columns = new HashMap<>();

  private TableColumns() {}

  /** The columns of the table; empty when there is no such table. */
  static TableColumns of(Connection connection, String schema, String table) throws SQLException {
    TableColumns result = new TableColumns();
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setString(1, schema);
      statement.setString(2, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.columns.put(
              rows.getString("attname"),
              new Column(rows.getString("type"), rows.getBoolean("filled")));
        }
      }
    }
    return result;
  }

  boolean isEmpty() {
    return columns.isEmpty();
  }

  private boolean has(String column) {
    return columns.containsKey(column);
  }

  /**
   * The column that takes a file's column: the one of that name, or for {@code category} a text
   * column {@code category_id}. Where {@code category_id} is a number it refers to a table of the
   * site's, and a name from a file has no place in it.
   */
  Optional<String> columnFor(String name) {
    if (has(name)) {
      return Optional.of(name);
    }
    String reference = name + "_id";
    return has(reference) && TEXT_TYPES.contains(type(reference))
        ? Optional.of(reference)
        : Optional.empty();
  }

  /** The type of a column this table has. */
  String type(String column) {
    Column found = columns.get(column);
    if (found == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return found.type();
  }

  /** Whether a row needs a value for this column because nothing else gives it one. */
  boolean needsValue(String column) {
    Column found = columns.get(column);
    return found != null && !found.filled();
  }

  /** The name as PostgreSQL wants it in a statement, whatever characters it has. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
