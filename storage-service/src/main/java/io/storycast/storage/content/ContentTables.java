package io.storycast.storage.content;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The content tables as they are in this database: a site may have given its columns other types.
 *
 * <p>Every parameter is cast to the type of its column, never a column to another type, so that the
 * site's indexes serve.
 */
final class ContentTables {

  private static final Set<String> TEXTS = Set.of("text", "character varying", "bpchar");
  private static final Set<String> TIMES =
      Set.of("timestamp with time zone", "timestamp without time zone");
  private static final Pattern VALUE = Pattern.compile("\\{(\\w+)\\.(\\w+)}");

  private final Map<String, Column> columns;
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  private ContentTables(Map<String, Column> columns) {
    this.columns = columns;
  }

  static ContentTables read(JdbcClient db) {
    Map<String, Column> columns = new HashMap<>();
    // The type without its length: a cast to varchar(20) would cut a value off in silence.
    db.sql(
            """
            select names.name || '.' || attname as name,
                   format_type(atttypid, -1) as type,
                   atthasdef or attidentity <> '' as generated
              from (values ('scenarios'), ('stories'), ('vocabulary_items')) as names (name)
              join pg_attribute on attrelid = to_regclass(names.name)
             where attnum > 0 and not attisdropped
            """)
        .query(
            row -> {
              Column column = new Column(row.getString("type"), row.getBoolean("generated"));
              columns.put(row.getString("name"), column);
            });
    return new ContentTables(Map.copyOf(columns));
  }

  /** The statement, with {@code {table.column}} as parameter {@code :column} of its type. */
  String sql(String template) {
    return statements.computeIfAbsent(template, this::expanded);
  }

  private String expanded(String template) {
    return VALUE
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2))));
  }

  /**
   * An insert of one row without its end: a WHERE or a RETURNING may follow.
   *
   * @param given the columns that have a parameter of their name
   */
  String insertInto(String table, String... given) {
    Map<String, String> values = new LinkedHashMap<>();
    // A table that makes no ids and takes no UUID refuses the row, and the failure names the
    // column.
    if (wantsUuid(table)) {
      values.put("id", "cast(cast(gen_random_uuid() as text) as %s)".formatted(type(table, "id")));
    }
    for (String column : given) {
      values.put(column, value(table, column));
    }
    for (String time : new String[] {"created_at", "updated_at"}) {
      if (isTime(table, time)) {
        values.put(time, "now()");
      }
    }
    return "insert into %s (%s) select %s"
        .formatted(table, String.join(", ", values.keySet()), String.join(", ", values.values()));
  }

  /** One more assignment of an update where the table keeps the time of its last change. */
  String touch(String table) {
    return isTime(table, "updated_at") ? ", updated_at = now()" : "";
  }

  /** Whether the table has this column. */
  boolean has(String table, String column) {
    return columns.containsKey(table + "." + column);
  }

  private String value(String table, String column) {
    return "cast(:%s as %s)".formatted(column, type(table, column));
  }

  private boolean wantsUuid(String table) {
    String type = type(table, "id");
    boolean fits = type.equals("uuid") || TEXTS.contains(type);
    return fits && !columns.getOrDefault(table + ".id", Column.NONE).generated();
  }

  private boolean isTime(String table, String column) {
    return TIMES.contains(columns.getOrDefault(table + "." + column, Column.NONE).type());
  }

  private String type(String table, String column) {
    Column found = columns.get(table + "." + column);
    if (found == null) {
      throw new IllegalStateException(
          "The content table %s has no column %s.".formatted(table, column));
    }
    return found.type();
  }

  private record Column(String type, boolean generated) {
    static final Column NONE = new Column("", false);
  }
}
