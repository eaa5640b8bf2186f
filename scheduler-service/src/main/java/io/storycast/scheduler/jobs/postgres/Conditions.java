package io.storycast.scheduler.jobs.postgres;

import static io.storycast.scheduler.postgres.Texts.like;

import io.storycast.scheduler.jobs.JobSearch.Filter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions on a job and their parameters; values never become SQL text. */
final class Conditions {

  /** Before a query: the jobs that hold the text, looked up before anything else. */
  static final String FOUND_BY_TEXT =
      "with by_text as materialized (select job_id from job_text where text ilike :text)";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> params = new HashMap<>();

  private Conditions() {}

  static Conditions of(Filter filter) {
    return of(filter, false);
  }

  /**
   * @param textFirst the query begins with {@link #FOUND_BY_TEXT}
   */
  static Conditions of(Filter filter, boolean textFirst) {
    Conditions all = new Conditions();
    all.add(
        "job.status = :status", "status", filter.status() == null ? null : filter.status().code());
    all.add("job.stage = :stage", "stage", filter.stage());
    all.add("job.last_error_code = :errorCode", "errorCode", filter.errorCode());
    all.add("job.scenario_id = :scenarioId", "scenarioId", filter.scenarioId());
    all.add("job.slug = :slug", "slug", filter.slug());
    all.add("job.created_at >= :createdFrom", "createdFrom", time(filter.createdFrom()));
    all.add("job.created_at < :createdTo", "createdTo", time(filter.createdTo()));
    all.add(
        textFirst
            ? "job.id in (select job_id from by_text)"
            : "job.id in (select found.job_id from job_text found where found.text ilike :text)",
        "text",
        filter.text() == null ? null : part(filter.text()));
    return all;
  }

  /** One more condition, unless the value is null. */
  Conditions add(String condition, String name, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      params.put(name, value);
    }
    return this;
  }

  /** The WHERE clause with a space before it, or nothing. */
  String sql() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  Map<String, Object> params() {
    return params;
  }

  /** A pattern for texts that hold this one. */
  static String part(String text) {
    return "%" + like(text) + "%";
  }

  static @Nullable Object time(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
