package io.storycast.scheduler.deadletters.postgres;

import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a WHERE clause, which is never empty, and its parameters; values never become SQL
 * text.
 */
final class LetterConditions {

  private final StringBuilder where = new StringBuilder("where true");
  private final Map<String, Object> params = new HashMap<>();

  private LetterConditions() {}

  static LetterConditions of(LetterFilter filter) {
    LetterConditions conditions = new LetterConditions();
    if (!filter.states().isEmpty()) {
      conditions.add(
          "state = any(:states)",
          "states",
          filter.states().stream().map(LetterState::code).toArray(String[]::new));
    }
    if (!filter.ids().isEmpty()) {
      conditions.add("id = any(:letterIds)", "letterIds", filter.ids().toArray(String[]::new));
    }
    conditions.add("stage = :stage", "stage", filter.stage());
    conditions.add("reason_code = :reasonCode", "reasonCode", filter.reasonCode());
    conditions.add("fingerprint = :fingerprint", "fingerprint", filter.fingerprint());
    conditions.add("scenario_id = :scenarioId", "scenarioId", filter.scenarioId());
    conditions.add("slug = :slug", "slug", filter.slug());
    conditions.add("(topic = :topic or original_topic = :topic)", "topic", filter.topic());
    conditions.add("died_at >= :from", "from", time(filter.from()));
    conditions.add("died_at < :to", "to", time(filter.to()));
    conditions.add(
        """
        (message ilike :text or slug ilike :text or key_text ilike :text or value_text ilike :text)\
        """,
        "text",
        filter.text() == null ? null : "%" + escaped(filter.text()) + "%");
    return conditions;
  }

  String where() {
    return where.toString();
  }

  Map<String, Object> params() {
    return params;
  }

  private void add(String condition, String name, @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      params.put(name, value);
    }
  }

  private static @Nullable Object time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** The text taken literally by LIKE. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
