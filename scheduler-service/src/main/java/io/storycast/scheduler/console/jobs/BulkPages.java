package io.storycast.scheduler.console.jobs;

import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.console.Orders;
import io.storycast.scheduler.console.Person;
import io.storycast.scheduler.console.Query;
import io.storycast.scheduler.jobs.BulkOrders;
import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobCommands.Who;
import io.storycast.scheduler.jobs.JobOrder;
import io.storycast.scheduler.jobs.Jobs;
import io.storycast.scheduler.jobs.Regeneration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One order about the jobs that were selected, or else about all that match the filters. */
@Controller
@RequestMapping(JobPages.HOME + "/bulk")
class BulkPages {

  private static final int MOST_SELECTED = 100;

  private final Jobs jobs;
  private final JobCommands commands;
  private final BulkOrders bulk;
  private final Orders orders;

  BulkPages(Jobs jobs, JobCommands commands, BulkOrders bulk, Orders orders) {
    this.jobs = jobs;
    this.commands = commands;
    this.bulk = bulk;
    this.orders = orders;
  }

  @GetMapping
  String confirm(
      @RequestParam Map<String, String> parameters,
      @RequestParam(name = "id", defaultValue = "") List<String> ids,
      @RequestParam(defaultValue = "retry") String action,
      @ModelAttribute("person") Person person,
      Model model) {
    Query query = JobQuery.of(parameters);
    List<String> selected = selected(ids);
    JobOrder order = order(action);
    model.addAttribute("query", query);
    model.addAttribute("ids", selected);
    model.addAttribute("action", word(order));
    model.addAttribute(
        "count",
        selected.isEmpty()
            ? bulk.preview(order, JobQuery.filter(query))
            : selected.stream().filter(id -> allowed(id, order)).count());
    model.addAttribute("most", BulkOrders.MOST);
    model.addAttribute("form", orders.newForm(person));
    return "console/jobs-bulk";
  }

  @PostMapping
  String give(
      @RequestParam Map<String, String> parameters,
      @RequestParam(name = "id", defaultValue = "") List<String> ids,
      @RequestParam String action,
      @RequestParam String form,
      @RequestParam(defaultValue = "") String reason,
      @ModelAttribute("person") Person person) {
    Query query = JobQuery.of(parameters);
    List<String> selected = selected(ids);
    JobOrder order = order(action);
    String back = JobPages.HOME + "?" + query.with("done", "jobs-bulk").encoded();
    Who who = new Who(person.name(), Orders.line(reason, back));
    return orders.onceAtLength(
        person,
        form,
        back,
        () -> {
          if (selected.isEmpty()) {
            bulk.give(order, JobQuery.filter(query), BulkOrders.MOST, who);
          } else {
            selected.forEach(id -> commands.give(order, id, who));
          }
        });
  }

  /** What is no id of a job is left out. */
  private static List<String> selected(List<String> ids) {
    return ids.stream().limit(MOST_SELECTED).flatMap(id -> uuid(id).stream()).toList();
  }

  private static Optional<String> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean allowed(String id, JobOrder order) {
    return jobs.find(id)
        .filter(job -> JobCommands.allows(order).contains(job.status()))
        .isPresent();
  }

  private static JobOrder order(String action) {
    return switch (action) {
      case "cancel" -> new JobOrder.Cancel();
      case "regenerate" ->
          new JobOrder.Regenerate(Regeneration.ofStory(GenerationOptions.DEFAULTS));
      default -> new JobOrder.Retry();
    };
  }

  private static String word(JobOrder order) {
    return switch (order) {
      case JobOrder.Cancel() -> "cancel";
      case JobOrder.Retry() -> "retry";
      case JobOrder.Regenerate(Regeneration wanted) -> "regenerate";
    };
  }
}
