package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.console.Query;
import io.storycast.scheduler.jobs.JobSearch.Filter;
import io.storycast.scheduler.jobs.JobSearch.Order;
import io.storycast.scheduler.jobtable.JobStatus;
import java.util.Map;

/** The filters of the job list, the same names as in the API. */
final class JobQuery {

  private JobQuery() {}

  static Query of(Map<String, String> parameters) {
    return Query.of(
        parameters,
        "status",
        "stage",
        "errorCode",
        "scenarioId",
        "slug",
        "q",
        "createdFrom",
        "createdTo",
        "sort");
  }

  static Filter filter(Query query) {
    String status = query.text("status");
    return new Filter(
        status == null ? null : JobStatus.ofCode(status).orElse(null),
        query.text("stage"),
        query.text("errorCode"),
        query.text("scenarioId"),
        query.text("slug"),
        query.text("q"),
        query.time("createdFrom"),
        query.time("createdTo"));
  }

  static Order order(Query query) {
    return "updated".equals(query.text("sort")) ? Order.UPDATED : Order.CREATED;
  }
}
