package io.storycast.scheduler.console.letters;

import io.storycast.scheduler.console.Query;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filters of the dead-letter pages, the same names as in the API. */
final class LetterQuery {

  /** What a person has to look at: letters that wait, and those that came back too often. */
  static final Set<LetterState> WAITING = EnumSet.of(LetterState.OPEN, LetterState.QUARANTINED);

  private LetterQuery() {}

  static Query of(Map<String, String> parameters) {
    return Query.of(
        parameters,
        "state",
        "stage",
        "reason",
        "fingerprint",
        "scenarioId",
        "slug",
        "topic",
        "from",
        "to",
        "q",
        "id");
  }

  static LetterFilter filter(Query query) {
    String id = query.text("id");
    if (id != null) {
      return LetterFilter.ofIds(List.of(id));
    }
    Instant from = query.time("from");
    Instant to = query.time("to");
    return new LetterFilter(
        states(query.text("state")),
        query.text("stage"),
        query.text("reason"),
        query.text("fingerprint"),
        query.text("scenarioId"),
        query.text("slug"),
        query.text("topic"),
        from,
        to,
        query.text("q"),
        List.of());
  }

  private static Set<LetterState> states(@Nullable String code) {
    if ("any".equals(code)) {
      return Set.of();
    }
    return code == null
        ? WAITING
        : LetterState.ofCode(code).<Set<LetterState>>map(EnumSet::of).orElse(WAITING);
  }
}
