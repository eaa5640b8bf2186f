package io.storycast.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.storycast.cli.outcome.CommandFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {

  private static final String HEADER = "slug,title,seed_text\n";

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a-1,Title,Seed                | OK",
        ",Title,Seed                   | The slug is empty.",
        "Upper,Title,Seed              | The slug 'Upper' may hold only",
        "two  words,Title,Seed         | The slug 'two  words' may hold only",
        "../../x,Title,Seed            | The slug '../../x' may hold only",
        "a--b,Title,Seed               | The slug 'a--b' may hold only",
        "-a,Title,Seed                 | The slug '-a' may hold only",
        "a-,Title,Seed                 | The slug 'a-' may hold only",
        "köln,Title,Seed               | The slug 'köln' may hold only",
        "a,,Seed                       | The title is empty.",
        "a,   ,Seed                    | The title is empty.",
        "a,Title,                      | The seed_text is empty.",
        "a,Title                       | The seed_text is empty.",
        "a,Title,Seed,more             | The row has 4 cells and the header 3",
        "a,😀 عنوان,بذرة               | OK",
      })
  void judgesEachRow(String row, String expected) {
    ScenarioFile file = ScenarioFile.read(HEADER + row + "\n", "x.csv");

    if (expected.equals("OK")) {
      assertThat(file.refused()).isEmpty();
      assertThat(file.accepted()).hasSize(1);
    } else {
      assertThat(file.accepted()).isEmpty();
      assertThat(file.refused())
          .singleElement()
          .satisfies(
              refused -> {
                assertThat(refused.line()).isEqualTo(2);
                assertThat(refused.reason()).startsWith(expected);
              });
    }
  }

  @Test
  void allowsTheLongestSlugTitleAndSeedAndNotOneCharacterMore() {
    String longest = "%s,%s,%s\n".formatted("a".repeat(200), "😀".repeat(500), "😀".repeat(50_000));
    String slug = "b".repeat(201) + ",T,S\n";
    String title = "c," + "T".repeat(501) + ",S\n";
    String seed = "d,T," + "S".repeat(50_001) + "\n";

    ScenarioFile file = ScenarioFile.read(HEADER + longest + slug + title + seed, "x.csv");

    assertThat(file.accepted()).hasSize(1);
    assertThat(file.refused())
        .extracting(RefusedRow::line, RefusedRow::reason)
        .containsExactly(
            tuple(3L, "The slug has 201 characters, at most 200 are allowed."),
            tuple(4L, "The title has 501 characters, at most 500 are allowed."),
            tuple(5L, "The seed_text has 50001 characters, at most 50000 are allowed."));
  }

  @Test
  void refusesTheSecondRowWithTheSameSlug() {
    ScenarioFile file = ScenarioFile.read(HEADER + "a,T,S\nb,T,S\na,U,V\n", "x.csv");

    assertThat(file.accepted()).extracting(NewScenario::slug).containsExactly("a", "b");
    assertThat(file.refused())
        .containsExactly(new RefusedRow(4, "The slug 'a' is already on line 2."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void readsQuotedCellsWithCommasQuotesAndLineEnds(String lineEnd) {
    String text =
        String.join(
            lineEnd,
            "slug,title,seed_text",
            "",
            "a,\"One, \"\"two\"\"\",\"first line",
            "second line\"",
            "Bad,T,S",
            "");

    ScenarioFile file = ScenarioFile.read(text, "x.csv");

    assertThat(file.accepted())
        .containsExactly(
            new NewScenario(
                3, "a", "One, \"two\"", "first line" + lineEnd + "second line", Map.of()));
    assertThat(file.refused()).extracting(RefusedRow::line).containsExactly(5L);
  }

  @Test
  void namesTheLineOfAQuoteThatNeverCloses() {
    ScenarioFile file = ScenarioFile.read(HEADER + "a,T,S\nb,\"T,S\nc,T,S\n", "x.csv");

    assertThat(file.accepted()).extracting(NewScenario::slug).containsExactly("a");
    assertThat(file.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.line()).isEqualTo(3);
              assertThat(refused.reason()).startsWith("A quote is not closed here");
            });
  }

  @Test
  void keepsFurtherColumnsUnderTheirNamesInTheDatabase() {
    String text = "seedText,Slug,title,Category,placeId,level\nS,a,T,travel,7,\n";

    assertThat(ScenarioFile.read(text, "x.csv").accepted())
        .containsExactly(
            new NewScenario(2, "a", "T", "S", Map.of("category", "travel", "place_id", "7")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "slug,title\na,b\n", "slug,title,seed_text,slug\na,b,c,d\n"})
  void wantsAHeaderWithTheNeededColumns(String text) {
    assertThatThrownBy(() -> ScenarioFile.read(text, "x.csv"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageMatching("The (file is empty|header .*)\\.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.jsonl", "X.NDJSON", "scenarios.txt"})
  void readsJsonLinesByNameOrContent(String name) {
    String text =
        """
        {"slug": "a", "title": "T", "seedText": "S", "level": "B1", "place_id": 7, "extra": null}

        {"slug": "b", "title": "T"}
        not json
        ["a"]
        {"slug": "c", "title": "T", "seed_text": "S"} {"slug": "d"}
        """;

    ScenarioFile file = ScenarioFile.read(text, name);

    assertThat(file.accepted())
        .containsExactly(new NewScenario(1, "a", "T", "S", Map.of("level", "B1", "place_id", "7")));
    assertThat(file.refused()).extracting(RefusedRow::line).containsExactly(3L, 4L, 5L, 6L);
    assertThat(file.refused().getFirst().reason()).isEqualTo("The seed_text is empty.");
  }

  @Test
  void refusesARowWithANulCharacter() {
    assertThat(ScenarioFile.read(HEADER + "a,T\0,S\n", "x.csv").refused())
        .singleElement()
        .extracting(RefusedRow::reason)
        .asString()
        .contains("NUL");
  }
}
