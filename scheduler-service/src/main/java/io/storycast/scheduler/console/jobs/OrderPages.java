package io.storycast.scheduler.console.jobs;

import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.console.Orders;
import io.storycast.scheduler.console.Person;
import io.storycast.scheduler.console.Refusal;
import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobCommands.Outcome;
import io.storycast.scheduler.jobs.JobCommands.Who;
import io.storycast.scheduler.jobs.JobDetails;
import io.storycast.scheduler.jobs.JobOrder;
import io.storycast.scheduler.jobs.Regeneration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Orders about one job: first what would happen, then the order. */
@Controller
@RequestMapping(JobPages.HOME + "/{id}/{action:cancel|retry|regenerate}")
class OrderPages {

  private static final int MOST_WORDS = 5_000;

  private final JobDetails details;
  private final JobCommands commands;
  private final Orders orders;

  OrderPages(JobDetails details, JobCommands commands, Orders orders) {
    this.details = details;
    this.commands = commands;
    this.orders = orders;
  }

  @GetMapping
  String confirm(
      @PathVariable String id,
      @PathVariable String action,
      @ModelAttribute("person") Person person,
      Model model) {
    Job job = JobPage.existing(details, id).job();
    if (!JobCommands.allows(order(action, Map.of(), job)).contains(job.status())) {
      throw overtaken(job);
    }
    model.addAttribute("job", job);
    model.addAttribute("action", action);
    model.addAttribute("form", orders.newForm(person));
    return "console/job-order";
  }

  @PostMapping
  String give(
      @PathVariable String id,
      @PathVariable String action,
      @RequestParam String form,
      @RequestParam Map<String, String> fields,
      @ModelAttribute("person") Person person) {
    Job job = JobPage.existing(details, id).job();
    JobOrder order = order(action, fields, job);
    Who who = new Who(person.name(), Orders.line(fields.getOrDefault("reason", ""), address(job)));
    return orders.once(
        person,
        form,
        () ->
            switch (commands.give(order, job.id(), who)) {
              case Outcome.Done(Job changed) -> address(changed) + "?done=job-" + action;
              case Outcome.NoSuchJob() -> throw overtaken(job);
              case Outcome.WrongStatus(Job now) -> throw overtaken(now);
              case Outcome.NoText(Job now) ->
                  throw Refusal.invalid(
                      "There is no text to read aloud: this revision never got one.",
                      "Regenerate the story instead of the narration alone.",
                      address(now));
            });
  }

  private static JobOrder order(String action, Map<String, String> fields, Job job) {
    return switch (action) {
      case "cancel" -> new JobOrder.Cancel();
      case "retry" -> new JobOrder.Retry();
      default -> new JobOrder.Regenerate(regeneration(fields, job));
    };
  }

  private static Regeneration regeneration(Map<String, String> fields, Job job) {
    GenerationOptions options =
        new GenerationOptions(
            text(fields, "level", job),
            words(fields, job),
            text(fields, "tone", job),
            text(fields, "audience", job),
            text(fields, "voice", job));
    return "audio".equals(fields.get("scope"))
        ? Regeneration.ofAudio(options)
        : Regeneration.ofStory(options);
  }

  private static @Nullable String text(Map<String, String> fields, String name, Job job) {
    String text = Orders.line(fields.getOrDefault(name, ""), address(job));
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Integer words(Map<String, String> fields, Job job) {
    String text = fields.getOrDefault("targetWords", "").strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      int words = Integer.parseInt(text);
      if (words >= 1 && words <= MOST_WORDS) {
        return words;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw Refusal.invalid(
        "The length is not a whole number from 1 to %d words.".formatted(MOST_WORDS),
        "Correct it, or leave it empty.",
        address(job));
  }

  private static Refusal overtaken(Job job) {
    return Refusal.overtaken(
        "The job is %s now; this order makes no sense for it.".formatted(job.status().code()),
        "Somebody else may have given it, or the work went on meanwhile. Nothing was changed by you.",
        address(job));
  }

  private static String address(Job job) {
    return JobPages.HOME + "/" + job.id();
  }
}
