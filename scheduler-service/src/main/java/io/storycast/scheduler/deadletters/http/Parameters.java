package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.stage.web.Problem;
import io.storycast.stage.web.QueryText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a request for dead letters, in the query or in a body. Empty ones count as absent.
 */
record Parameters(Map<String, ? extends @Nullable Object> values) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  /** Keeps the rows that PostgreSQL skips within reason; later pages want a filter. */
  private static final int MAX_PAGE = 100_000;

  static final Set<String> FILTERS =
      Set.of(
          "state",
          "stage",
          "reason",
          "fingerprint",
          "scenarioId",
          "slug",
          "topic",
          "from",
          "to",
          "q");

  /**
   * @param usual the states that are meant when none is named
   * @throws Problem when a value makes no sense
   */
  LetterFilter filter(Set<LetterState> usual) {
    return new LetterFilter(
        states(text("state"), usual),
        text("stage"),
        text("reason"),
        text("fingerprint"),
        text("scenarioId"),
        text("slug"),
        text("topic"),
        time("from"),
        time("to"),
        text("q"),
        List.of());
  }

  /**
   * @throws Problem when there is a filter that nobody knows: it would match more than was meant
   */
  Parameters knownFilters() {
    values.keySet().stream()
        .filter(name -> !FILTERS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw QueryText.invalid(
                  "filter",
                  "The filter has an unknown field.",
                  "Known are %s.".formatted(FILTERS.stream().sorted().toList()));
            });
    return this;
  }

  int page() {
    return number("page", 1, MAX_PAGE);
  }

  int limit() {
    return number("limit", DEFAULT_LIMIT, MAX_LIMIT);
  }

  private static Set<LetterState> states(@Nullable String code, Set<LetterState> usual) {
    if (code == null) {
      return usual;
    }
    return code.equals("any")
        ? Set.of()
        : EnumSet.of(
            LetterState.ofCode(code)
                .orElseThrow(
                    () ->
                        QueryText.invalid(
                            "state",
                            "No dead letter has this state.",
                            "One of %s, any.".formatted(stateCodes()))));
  }

  private static String stateCodes() {
    return Arrays.stream(LetterState.values())
        .map(LetterState::code)
        .collect(Collectors.joining(", "));
  }

  private @Nullable Instant time(String name) {
    String text = text(name);
    try {
      // A plus sign that was not encoded arrives as a blank.
      return text == null ? null : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException e) {
      throw QueryText.invalid(
          name, name + " is not a time.", "Write it as 2026-03-01T08:00:00Z (ISO 8601).");
    }
  }

  private @Nullable String text(String name) {
    return QueryText.of(name, values.get(name));
  }

  private int number(String name, int absent, int most) {
    return QueryText.number(name, values.get(name), absent, most);
  }
}
