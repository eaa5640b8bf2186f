package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.JobSearch.Filter;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.stage.web.Problem;
import io.storycast.stage.web.QueryText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A filter of jobs as names and texts. Empty texts count as absent. */
final class FilterParameters {

  private FilterParameters() {}

  /**
   * @throws Problem when a value makes no sense
   */
  static Filter of(Map<String, String> query) {
    return new Filter(
        status(text(query, "status")),
        text(query, "stage"),
        text(query, "errorCode"),
        text(query, "scenarioId"),
        text(query, "slug"),
        text(query, "q"),
        time(query, "createdFrom"),
        time(query, "createdTo"));
  }

  static @Nullable String text(Map<String, String> query, String name) {
    return QueryText.of(name, query.get(name));
  }

  private static @Nullable JobStatus status(@Nullable String code) {
    if (code == null) {
      return null;
    }
    return JobStatus.ofCode(code)
        .orElseThrow(
            () ->
                invalid(
                    "invalid-status",
                    "No job has this status.",
                    "One of queued, running, succeeded, failed, cancelled."));
  }

  /** A day means its beginning in UTC. */
  private static @Nullable Instant time(Map<String, String> query, String name) {
    String text = text(query, name);
    if (text == null) {
      return null;
    }
    try {
      return text.length() == "2026-03-01".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw invalid(
          "invalid-" + name,
          name + " is not a time.",
          "For example 2026-03-01T08:00:00Z, or a day in UTC, 2026-03-01.");
    }
  }

  static Problem invalid(String code, String detail, String hint) {
    return Problem.of(HttpStatus.BAD_REQUEST, code, detail, hint);
  }
}
