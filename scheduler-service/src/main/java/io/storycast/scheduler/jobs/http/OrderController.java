package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobCommands.Who;
import io.storycast.scheduler.jobs.JobOrder;
import io.storycast.scheduler.web.Actor;
import io.storycast.scheduler.web.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders about one job. */
@RestController
@RequestMapping("/v1/jobs/{id}")
class OrderController {

  private final JobCommands commands;

  OrderController(JobCommands commands) {
    this.commands = commands;
  }

  @PostMapping("/cancel")
  JobView cancel(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable ReasonRequest body,
      Principal principal,
      HttpServletRequest request) {
    String reason = body == null ? null : body.reason();
    return give(new JobOrder.Cancel(), id, reason, Actor.of(principal, request));
  }

  @PostMapping("/retry")
  JobView retry(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable ReasonRequest body,
      Principal principal,
      HttpServletRequest request) {
    String reason = body == null ? null : body.reason();
    return give(new JobOrder.Retry(), id, reason, Actor.of(principal, request));
  }

  @PostMapping("/regenerate")
  JobView regenerate(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable RegenerateRequest body,
      Principal principal,
      HttpServletRequest request) {
    RegenerateRequest wanted = body == null ? new RegenerateRequest(null, null, null) : body;
    return give(
        new JobOrder.Regenerate(wanted.regeneration()),
        id,
        wanted.reason(),
        Actor.of(principal, request));
  }

  private JobView give(JobOrder order, String id, @Nullable String reason, String by) {
    Who who = new Who(by, Reason.of(reason));
    return OrderAnswers.of(commands.give(order, OrderAnswers.uuid(id), who), order);
  }
}
