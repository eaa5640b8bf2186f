package io.storycast.scheduler.jobs.postgres;

import io.storycast.scheduler.jobs.JobSearch.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as a WHERE clause and its parameters; values never become SQL text. */
record Conditions(String sql, Map<String, Object> params) {

  static Conditions of(Filter filter) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> params = new HashMap<>();
    String status = filter.status() == null ? null : filter.status().code();
    add(conditions, params, "status = :status", "status", status);
    add(conditions, params, "stage = :stage", "stage", filter.stage());
    add(conditions, params, "scenario_id = :scenarioId", "scenarioId", filter.scenarioId());
    add(conditions, params, "slug = :slug", "slug", filter.slug());
    add(
        conditions,
        params,
        "(slug ilike :text or story_title ilike :text or last_error ilike :text)",
        "text",
        filter.text() == null ? null : "%" + escaped(filter.text()) + "%");
    String sql = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return new Conditions(sql, params);
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> params,
      String condition,
      String name,
      @Nullable String value) {
    if (value != null) {
      conditions.add(condition);
      params.put(name, value);
    }
  }

  /** The text taken literally by LIKE. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
