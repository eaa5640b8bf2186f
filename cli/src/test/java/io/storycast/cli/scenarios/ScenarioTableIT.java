package io.storycast.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.cli.database.Database;
import io.storycast.cli.outcome.CommandFailure;
import io.storycast.testing.Dependencies;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTableIT {

  private static final String OWN_TABLE =
      """
      create table scenarios (
        id text primary key default gen_random_uuid()::text, slug text not null unique,
        title text not null, seed_text text not null,
        category_id text, place_id text, level varchar(2))
      """;

  private final Database database =
      new Database(Dependencies.postgres().freshDatabase("import").url(), "public");
  private final ScenarioTable table = new ScenarioTable(database);

  @Test
  void loadsOnceAndLeavesPresentRowsUntouched() throws SQLException {
    run(OWN_TABLE);

    ScenarioTable.Result first = table.load(List.of(scenario("a"), scenario("b")));
    run("update scenarios set title = 'edited by hand' where slug = 'a'");
    ScenarioTable.Result second = table.load(List.of(scenario("a"), scenario("c")));

    assertThat(first.loaded()).containsExactly("a", "b");
    assertThat(second.loaded()).containsExactly("c");
    assertThat(second.present()).containsExactly("a");
    assertThat(query("select slug || ':' || title from scenarios order by slug"))
        .containsExactly("a:edited by hand", "b:Title", "c:Title");
  }

  @Test
  void putsFurtherColumnsWhereTheTableHasThem() throws SQLException {
    run(OWN_TABLE);

    ScenarioTable.Result result =
        table.load(
            List.of(scenario("a", Map.of("category", "travel", "level", "B1", "mood", "calm"))));

    assertThat(result.ignoredColumns()).containsExactly("mood");
    assertThat(query("select category_id || ':' || level from scenarios"))
        .containsExactly("travel:B1");
  }

  @Test
  void refusesOnlyTheRowThatTheTableRefuses() throws SQLException {
    run(OWN_TABLE);

    ScenarioTable.Result result =
        table.load(
            List.of(scenario("a"), scenario("b", Map.of("level", "too long")), scenario("c")));

    assertThat(result.loaded()).containsExactly("a", "c");
    assertThat(result.refused())
        .containsExactly(
            new RefusedRow(
                1, "The table refuses the row: value too long for type character varying(2)."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "uuid", "integer", "bigint", "varchar(36)"})
  void givesAnIdWhereTheSitesTableHasNoDefault(String type) throws SQLException {
    run(
        "create table scenarios (id %s primary key, slug text, title text, seed_text text)"
            .formatted(type));

    ScenarioTable.Result result = table.load(List.of(scenario("a"), scenario("b"), scenario("a")));

    assertThat(result.loaded()).containsExactly("a", "b");
    assertThat(result.present()).containsExactly("a");
    assertThat(query("select count(distinct id)::text from scenarios")).containsExactly("2");
  }

  @Test
  void leavesTheIdToASequence() throws SQLException {
    run(
        """
        create table scenarios (id bigint generated always as identity primary key,
          slug text, title text, seed_text text, category_id integer)
        """);

    ScenarioTable.Result result =
        table.load(List.of(scenario("a", Map.of("category", "travel", "id", "9"))));

    assertThat(result.loaded()).containsExactly("a");
    assertThat(result.ignoredColumns()).containsExactly("category", "id");
    assertThat(query("select id::text from scenarios")).containsExactly("1");
  }

  @Test
  void saysWhenThereIsNoTable() {
    assertThatThrownBy(() -> table.load(List.of(scenario("a"))))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("The database has no table public.scenarios.");
  }

  private static NewScenario scenario(String slug) {
    return scenario(slug, Map.of());
  }

  private static NewScenario scenario(String slug, Map<String, String> extras) {
    return new NewScenario(1, slug, "Title", "Seed", extras);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> query(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
