package io.storycast.cli.scenarios;

import io.storycast.cli.scenarios.Rows.Row;
import io.storycast.cli.text.Text;
import io.storycast.contracts.Slugs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides row by row whether it may be loaded. */
final class RowRules {

  /** The columns every file needs. */
  static final List<String> NEEDED = List.of("slug", "title", "seed_text");

  /** What story-service takes unless MAX_INPUT_LENGTH says otherwise. */
  static final int MAX_SEED_CHARACTERS = 50_000;

  static final int MAX_SLUG_CHARACTERS = 200;
  static final int MAX_TITLE_CHARACTERS = 500;

  private final List<NewScenario> accepted = new ArrayList<>();
  private final List<RefusedRow> refused = new ArrayList<>();
  private final Map<String, Long> lineOfSlug = new HashMap<>();

  void check(Row row) {
    NewScenario scenario = scenario(row);
    problem(scenario)
        .ifPresentOrElse(
            reason -> refuse(new RefusedRow(row.line(), reason)), () -> accept(scenario));
  }

  void refuse(RefusedRow row) {
    refused.add(row);
  }

  ScenarioFile result() {
    refused.sort(Comparator.comparingLong(RefusedRow::line));
    return new ScenarioFile(List.copyOf(accepted), List.copyOf(refused));
  }

  private void accept(NewScenario scenario) {
    lineOfSlug.put(scenario.slug(), scenario.line());
    accepted.add(scenario);
  }

  private static NewScenario scenario(Row row) {
    Map<String, String> extras =
        row.cells().entrySet().stream()
            .filter(cell -> !NEEDED.contains(cell.getKey()) && !cell.getValue().isBlank())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().strip()));
    return new NewScenario(
        row.line(), cell(row, "slug"), cell(row, "title"), cell(row, "seed_text"), extras);
  }

  private static String cell(Row row, String column) {
    return row.cells().getOrDefault(column, "").strip();
  }

  private Optional<String> problem(NewScenario row) {
    return slugProblem(row.slug())
        .or(() -> titleProblem(row.title()))
        .or(() -> seedProblem(row.seedText()))
        .or(() -> nulProblem(row))
        .or(() -> duplicateProblem(row.slug()));
  }

  private static Optional<String> slugProblem(String slug) {
    if (slug.isEmpty()) {
      return Optional.of("The slug is empty.");
    }
    if (slug.length() > MAX_SLUG_CHARACTERS) {
      return Optional.of(
          "The slug has %d characters, at most %d are allowed."
              .formatted(slug.length(), MAX_SLUG_CHARACTERS));
    }
    if (!Slugs.isValid(slug)) {
      return Optional.of(
          "The slug '%s' may hold only lower-case letters a to z, digits and single hyphens."
              .formatted(Text.cut(Text.oneLine(slug), 60)));
    }
    return Optional.empty();
  }

  private static Optional<String> titleProblem(String title) {
    if (title.isEmpty()) {
      return Optional.of("The title is empty.");
    }
    if (characters(title) > MAX_TITLE_CHARACTERS) {
      return Optional.of(
          "The title has %d characters, at most %d are allowed."
              .formatted(characters(title), MAX_TITLE_CHARACTERS));
    }
    return Optional.empty();
  }

  private static Optional<String> seedProblem(String seed) {
    if (seed.isEmpty()) {
      return Optional.of("The seed_text is empty.");
    }
    if (characters(seed) > MAX_SEED_CHARACTERS) {
      return Optional.of(
          "The seed_text has %d characters, at most %d are allowed."
              .formatted(characters(seed), MAX_SEED_CHARACTERS));
    }
    return Optional.empty();
  }

  private static Optional<String> nulProblem(NewScenario row) {
    boolean found =
        Stream.concat(Stream.of(row.title(), row.seedText()), row.extras().values().stream())
            .anyMatch(cell -> cell.indexOf('\0') >= 0);
    return found
        ? Optional.of("The row holds a NUL character, which PostgreSQL cannot store.")
        : Optional.empty();
  }

  private Optional<String> duplicateProblem(String slug) {
    return Optional.ofNullable(lineOfSlug.get(slug))
        .map(line -> "The slug '%s' is already on line %d.".formatted(slug, line));
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
