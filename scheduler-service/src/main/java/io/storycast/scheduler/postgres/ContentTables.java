package io.storycast.scheduler.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The site's tables, which this service only reads. They may be older than Storycast, so the type
 * of their ids is found out; they may also come later, when storage-service first starts.
 */
@Component
public class ContentTables {

  private static final Logger log = LoggerFactory.getLogger(ContentTables.class);

  private static final Map<String, List<String>> NEEDED =
      new TreeMap<>(
          Map.of(
              "scenarios", List.of("id", "slug", "title", "seed_text"),
              "stories", List.of("scenario_id")));

  private final JdbcClient jdbc;
  private volatile @Nullable IdTypes found;
  private volatile boolean told;

  ContentTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Types as PostgreSQL writes them, ready for a cast.
   *
   * @param scenarioId of {@code scenarios.id}
   * @param storyScenarioId of {@code stories.scenario_id}
   */
  public record IdTypes(String scenarioId, String storyScenarioId) {

    /** A condition that a story belongs to a scenario, which an index can serve if types allow. */
    public String storyOf(String story, String scenario) {
      return scenarioId.equals(storyScenarioId)
          ? "%s.scenario_id = %s.id".formatted(story, scenario)
          : "%s.scenario_id::text = %s.id::text".formatted(story, scenario);
    }
  }

  /** The types, or empty while a table or column is missing, which is logged once. */
  public Optional<IdTypes> idTypes() {
    IdTypes known = found;
    if (known != null) {
      return Optional.of(known);
    }
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      tellOnce(missing);
      return Optional.empty();
    }
    found = new IdTypes(type("scenarios", "id"), type("stories", "scenario_id"));
    return Optional.of(found);
  }

  /** The tables and columns that are missing, for people. */
  public List<String> missing() {
    return NEEDED.entrySet().stream()
        .flatMap(table -> missing(table.getKey(), table.getValue()))
        .toList();
  }

  /** Which of these columns are missing, or the table, for people. */
  public Stream<String> missing(String table, List<String> needed) {
    List<String> present =
        jdbc.sql(
                """
                select attname from pg_attribute
                 where attrelid = to_regclass(:table) and attnum > 0 and not attisdropped
                """)
            .param("table", table)
            .query((row, number) -> row.getString("attname"))
            .list();
    if (present.isEmpty()) {
      return Stream.of("table " + table);
    }
    return needed.stream()
        .filter(column -> !present.contains(column))
        .map(column -> "column " + table + "." + column);
  }

  private String type(String table, String column) {
    // A type modifier of -1 gives the name without a length, so that a cast cuts nothing off:
    // https://www.postgresql.org/docs/current/functions-info.html (format_type)
    return jdbc.sql(
            """
            select format_type(atttypid, -1) from pg_attribute
             where attrelid = to_regclass(:table) and attname = :column
            """)
        .param("table", table)
        .param("column", column)
        .query(String.class)
        .single();
  }

  private void tellOnce(List<String> missing) {
    if (!told) {
      told = true;
      log.atWarn()
          .log(
              "no jobs yet: waiting for {}; storage-service creates them",
              String.join(", ", missing));
    }
  }
}
