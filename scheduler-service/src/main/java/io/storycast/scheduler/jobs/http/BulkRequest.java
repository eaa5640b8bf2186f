package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.BulkOrders;
import io.storycast.scheduler.jobs.JobOrder;
import io.storycast.scheduler.jobs.JobSearch.Filter;
import io.storycast.scheduler.web.OptionsRequest;
import io.storycast.stage.web.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One order about many jobs.
 *
 * @param action cancel, retry or regenerate
 * @param filter as the query of the list: status, stage, errorCode, scenarioId, slug, q,
 *     createdFrom, createdTo; at least one of them
 * @param dryRun whether to answer only how many jobs it would be given to
 * @param limit most jobs to change, up to 10000; 1000 when left out
 * @param scope of regenerate: story or audio
 * @param options of regenerate
 * @param reason why, for people; up to 500 characters
 */
record BulkRequest(
    @Nullable String action,
    @Nullable Map<String, String> filter,
    @Nullable Boolean dryRun,
    @Nullable Integer limit,
    @Nullable String scope,
    @Nullable OptionsRequest options,
    @Nullable String reason) {

  private static final int DEFAULT_LIMIT = 1_000;

  JobOrder order() {
    return switch (action == null ? "" : action) {
      case "cancel" -> new JobOrder.Cancel();
      case "retry" -> new JobOrder.Retry();
      case "regenerate" ->
          new JobOrder.Regenerate(new RegenerateRequest(scope, options, reason).regeneration());
      default ->
          throw FilterParameters.invalid(
              "invalid-action", "No such action.", "One of cancel, retry, regenerate.");
    };
  }

  /**
   * @throws Problem when it is empty: an order about all jobs is more likely a mistake
   */
  Filter checkedFilter() {
    Filter checked = FilterParameters.of(filter == null ? Map.of() : filter);
    if (checked.equals(Filter.ALL)) {
      throw FilterParameters.invalid(
          "filter-required",
          "The filter says nothing.",
          "Name at least one of status, stage, errorCode, slug, q, createdFrom, createdTo.");
    }
    return checked;
  }

  int checkedLimit() {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (limit < 1 || limit > BulkOrders.MOST) {
      throw FilterParameters.invalid(
          "invalid-limit",
          "limit is not a whole number from 1 to %d.".formatted(BulkOrders.MOST),
          "Without it, it is %d.".formatted(DEFAULT_LIMIT));
    }
    return limit;
  }
}
