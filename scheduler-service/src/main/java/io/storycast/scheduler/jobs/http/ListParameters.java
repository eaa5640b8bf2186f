package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.JobSearch.Filter;
import io.storycast.scheduler.jobs.JobSearch.Order;
import io.storycast.scheduler.jobs.JobSearch.Query;
import io.storycast.stage.web.Problem;
import io.storycast.stage.web.QueryText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of the job list. With {@code cursor}, even an empty one, it is the cursor form.
 *
 * @param page from 1
 */
record ListParameters(Query query, int page) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  /** PostgreSQL reads what it skips: what lies deeper wants a filter or the cursor. */
  private static final int MAX_SKIP = 10_000;

  /**
   * @throws Problem when a value makes no sense
   */
  static ListParameters of(Map<String, String> query) {
    Filter filter = FilterParameters.of(query);
    Order order = order(FilterParameters.text(query, "sort"));
    boolean descending = descending(FilterParameters.text(query, "order"));
    int limit = QueryText.number("limit", query.get("limit"), DEFAULT_LIMIT, MAX_LIMIT);
    String cursor = query.get("cursor");
    if (cursor != null) {
      var after = cursor.isBlank() ? null : Cursor.read(cursor.strip());
      return new ListParameters(new Query(filter, order, descending, limit, 0, after, false), 1);
    }
    int page = QueryText.number("page", query.get("page"), 1, Integer.MAX_VALUE);
    long skip = (page - 1L) * limit;
    if (skip > MAX_SKIP) {
      throw FilterParameters.invalid(
          "page-too-deep",
          "Page %d begins after more than %d jobs.".formatted(page, MAX_SKIP),
          "Filter, or walk through the list by ?cursor= and then nextCursor of each answer.");
    }
    return new ListParameters(new Query(filter, order, descending, limit, skip, null, true), page);
  }

  private static Order order(@Nullable String name) {
    return switch (name) {
      case null -> Order.CREATED;
      case "created" -> Order.CREATED;
      case "updated" -> Order.UPDATED;
      default ->
          throw FilterParameters.invalid(
              "invalid-sort", "Jobs cannot be sorted by this.", "Either created or updated.");
    };
  }

  private static boolean descending(@Nullable String name) {
    return switch (name) {
      case null -> true;
      case "desc" -> true;
      case "asc" -> false;
      default ->
          throw FilterParameters.invalid(
              "invalid-order", "The order is neither asc nor desc.", "Without it, it is desc.");
    };
  }
}
