package io.storycast.benchmarks.orchestration;

import io.storycast.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables that hold something of every story. They are filled with copies of real stories: each
 * row as the services wrote it, with keys of its own.
 */
final class GrownTables {

  /** The tables, with the keys of a copy; g is its number. */
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  private static final String TEXT = "'%1$s', one.%1$s || '-' || g";
  private static final String UUID = "'%1$s', md5(one.%1$s::text || g)";

  static {
    TABLES.put("public.stories", keys(TEXT, "id", TEXT, "scenario_id", TEXT, "slug"));
    TABLES.put("public.vocabulary_items", keys(TEXT, "id", TEXT, "story_id"));
    TABLES.put(
        "scheduler.story_generation_jobs", keys(UUID, "id", TEXT, "scenario_id", TEXT, "slug"));
    TABLES.put("scheduler.claimed_facts", keys(UUID, "job_id"));
    TABLES.put(
        "scheduler.job_event",
        keys(UUID, "job_id") + ", 'id', nextval('scheduler.job_event_id_seq')");
    for (String stage : List.of("story", "audio", "storage")) {
      TABLES.put(stage + ".stage_result", keys(TEXT, "scenario_id"));
    }
    for (String stage : List.of("story", "audio")) {
      TABLES.put(stage + ".provider_call", keys(UUID, "id", TEXT, "scenario_id"));
    }
    TABLES.put("storage.story_versions", keys(TEXT, "scenario_id"));
    TABLES.put("storage.shown_stories", keys(TEXT, "scenario_id"));
    // The last: a scenario without a story would be claimed.
    TABLES.put("public.scenarios", keys(TEXT, "id", TEXT, "slug"));
  }

  /** Filled by triggers. */
  private static final String TEXTS = "scheduler.job_text";

  private static final String OTHERS =
      """
      select schemaname || '.' || relname as name,
             (xpath('/row/count/text()', query_to_xml(
               format('select count(*) as count from %I.%I', schemaname, relname),
               false, true, '')))[1]::text::bigint as rows
        from pg_stat_user_tables where schemaname <> 'templates' order by 1
      """;

  private final Database database;

  GrownTables(Database database) {
    this.database = database;
  }

  private static String keys(String... patternsAndColumns) {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < patternsAndColumns.length; i += 2) {
      keys.append(i == 0 ? "" : ", ")
          .append(patternsAndColumns[i].formatted(patternsAndColumns[i + 1]));
    }
    return keys.toString();
  }

  /** Keeps the stories of these scenarios, from the first on, to make copies of. */
  void keepTemplates(int stories) {
    database.execute("create schema templates");
    database.execute(
        "create table templates.job as select id from scheduler.story_generation_jobs"
            + " where scenario_id <= lpad('%d', 8, '0')".formatted(stories));
    for (String table : TABLES.keySet()) {
      database.execute(
          "create table templates.%s as select one.* from %s one where %s"
              .formatted(template(table), table, ofTemplate(table)));
    }
  }

  private static String template(String table) {
    return table.replace('.', '_');
  }

  private static String ofTemplate(String table) {
    String scenarios =
        "(select scenario_id from scheduler.story_generation_jobs told"
            + " join templates.job using (id))";
    return switch (table) {
      case "public.scenarios" -> "one.id in " + scenarios;
      case "public.vocabulary_items" ->
          "one.story_id in (select id from public.stories where scenario_id in " + scenarios + ")";
      case "scheduler.story_generation_jobs" -> "one.id in (select id from templates.job)";
      case "scheduler.claimed_facts", "scheduler.job_event" ->
          "one.job_id in (select id from templates.job)";
      default -> "one.scenario_id in " + scenarios;
    };
  }

  /** Leaves so many copies of each template, and nothing else. */
  void fill(int copies) {
    database.execute(
        "truncate %s, %s cascade".formatted(String.join(", ", TABLES.keySet()), TEXTS));
    database.execute("truncate scheduler.job_count");
    TABLES.forEach(
        (table, keys) ->
            database.execute(
                """
                set synchronous_commit to off;
                insert into %1$s overriding system value
                select (jsonb_populate_record(null::%1$s,
                          to_jsonb(one) || jsonb_build_object(%2$s))).*
                  from templates.%3$s one cross join generate_series(1, %4$d) g
                """
                    .formatted(table, keys, template(table), copies)));
    database.execute("vacuum analyze");
    database.execute("checkpoint");
  }

  /** Bytes of each table with its indexes, and of its indexes alone, by the table's name. */
  Map<String, Size> sizes() throws SQLException {
    Map<String, Size> sizes = new LinkedHashMap<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES.keySet()) {
        add(table, statement, sizes);
      }
      add(TEXTS, statement, sizes);
    }
    return sizes;
  }

  /** Bytes on the disk. */
  record Size(long total, long indexes) {}

  private static void add(String table, Statement statement, Map<String, Size> sizes)
      throws SQLException {
    String sql = "select pg_total_relation_size('%1$s'), pg_indexes_size('%1$s')".formatted(table);
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      sizes.put(table, new Size(row.getLong(1), row.getLong(2)));
    }
  }

  /** Rows of all other tables that hold any. */
  Map<String, Long> others() throws SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    Set<String> known = TABLES.keySet();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet each = statement.executeQuery(OTHERS)) {
      while (each.next()) {
        String table = each.getString("name");
        if (!known.contains(table) && !table.equals(TEXTS) && each.getLong("rows") > 0) {
          rows.put(table, each.getLong("rows"));
        }
      }
    }
    return rows;
  }
}
