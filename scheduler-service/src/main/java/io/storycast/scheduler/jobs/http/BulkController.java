package io.storycast.scheduler.jobs.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.scheduler.jobs.BulkOrders;
import io.storycast.scheduler.jobs.JobCommands.Who;
import io.storycast.scheduler.jobs.JobOrder;
import io.storycast.scheduler.jobs.JobSearch.Filter;
import io.storycast.scheduler.web.Actor;
import io.storycast.scheduler.web.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders about many jobs. */
@RestController
class BulkController {

  private final BulkOrders orders;

  BulkController(BulkOrders orders) {
    this.orders = orders;
  }

  /**
   * @param matching how many jobs match and can be given the order; after it, how many are left
   * @param changed null in a dry run
   * @param skipped jobs that changed meanwhile, or have no text to read; null in a dry run
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      boolean dryRun,
      String action,
      long matching,
      @Nullable Integer changed,
      @Nullable Integer skipped) {}

  @PostMapping("/v1/jobs/bulk")
  Answer bulk(@RequestBody BulkRequest body, Principal principal, HttpServletRequest request) {
    JobOrder order = body.order();
    Filter filter = body.checkedFilter();
    int limit = body.checkedLimit();
    if (Boolean.TRUE.equals(body.dryRun())) {
      return new Answer(true, order.action(), orders.preview(order, filter), null, null);
    }
    Who who = new Who(Actor.of(principal, request), Reason.of(body.reason()));
    BulkOrders.Result result = orders.give(order, filter, limit, who);
    return new Answer(
        false, order.action(), result.remaining(), result.changed(), result.skipped());
  }
}
