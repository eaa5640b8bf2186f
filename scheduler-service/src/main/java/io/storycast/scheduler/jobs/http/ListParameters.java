package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.JobSearch.Filter;
import io.storycast.scheduler.jobs.JobSearch.Order;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.web.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The query of the job list. Empty parameters count as absent. */
record ListParameters(Filter filter, Order order, int page, int limit) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  /** Keeps the rows that PostgreSQL skips within reason; later pages want a filter. */
  private static final int MAX_PAGE = 100_000;

  /**
   * @throws Problem when a value makes no sense
   */
  static ListParameters of(Map<String, String> query) {
    return new ListParameters(
        new Filter(
            status(text(query, "status")),
            text(query, "stage"),
            text(query, "scenarioId"),
            text(query, "slug"),
            text(query, "q")),
        order(text(query, "sort")),
        number(query, "page", 1, MAX_PAGE),
        number(query, "limit", DEFAULT_LIMIT, MAX_LIMIT));
  }

  private static @Nullable String text(Map<String, String> query, String name) {
    String value = query.get(name);
    if (value != null && value.indexOf('\0') >= 0) {
      throw invalid("invalid-" + name, name + " holds a null character.", "Leave it out.");
    }
    return value == null || value.isBlank() ? null : value.strip();
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

  private static Order order(@Nullable String name) {
    return switch (name) {
      case null -> Order.CREATED;
      case "created" -> Order.CREATED;
      case "updated" -> Order.UPDATED;
      default ->
          throw invalid(
              "invalid-sort", "Jobs cannot be sorted by this.", "Either created or updated.");
    };
  }

  private static int number(Map<String, String> query, String name, int absent, int most) {
    String text = text(query, name);
    if (text == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw invalid(
        "invalid-" + name,
        "%s is not a whole number from 1 to %d.".formatted(name, most),
        "Without it, it is %d.".formatted(absent));
  }

  private static Problem invalid(String code, String detail, String hint) {
    return Problem.of(HttpStatus.BAD_REQUEST, code, detail, hint);
  }
}
