package io.storycast.scheduler.console.runs;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.claiming.ClaimRun;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.claiming.ContentTablesMissing;
import io.storycast.scheduler.claiming.DryRun;
import io.storycast.scheduler.claiming.Shortfall;
import io.storycast.scheduler.console.Orders;
import io.storycast.scheduler.console.Person;
import io.storycast.scheduler.console.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a run would claim, and one right now. */
@Controller
@RequestMapping(RunPages.HOME + "/start")
class RunOrders {

  private static final String SUBJECT = "runs";
  private static final int MOST = 1_000;

  private final Claiming claiming;
  private final DryRun dryRun;
  private final AuditLog audit;
  private final Orders orders;
  private final SchedulerProperties properties;

  RunOrders(
      Claiming claiming,
      DryRun dryRun,
      AuditLog audit,
      Orders orders,
      SchedulerProperties properties) {
    this.claiming = claiming;
    this.dryRun = dryRun;
    this.audit = audit;
    this.orders = orders;
    this.properties = properties;
  }

  /** The dry run, and the form that makes it a real one. */
  @GetMapping
  String confirm(
      @RequestParam(defaultValue = "") String limit,
      @ModelAttribute("person") Person person,
      Model model) {
    int wanted = limit(limit);
    DryRun.Answer answer = whenTablesAreThere(() -> dryRun.of(wanted));
    model.addAttribute("limit", wanted);
    model.addAttribute("answer", answer);
    model.addAttribute("shortfall", answer.shortfall().map(Shortfall::meaning).orElse(null));
    model.addAttribute("maxInFlight", properties.maxInFlight());
    model.addAttribute("dailyMax", properties.dailyMaxGenerations());
    if (person.operator()) {
      model.addAttribute("form", orders.newForm(person));
    }
    return "console/run-start";
  }

  @PostMapping
  String start(
      @RequestParam(defaultValue = "") String limit,
      @RequestParam String form,
      @ModelAttribute("person") Person person) {
    int wanted = limit(limit);
    return orders.onceAtLength(
        person,
        form,
        RunPages.HOME + "?done=run",
        () -> {
          ClaimRun run = whenTablesAreThere(() -> claiming.run(wanted, "console " + person.name()));
          audit.record(new Order(person.name(), "runs.start", SUBJECT, "", details(run)));
        });
  }

  private static Map<String, Object> details(ClaimRun run) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("limit", run.limit());
    details.put("claimed", run.claimed().size());
    details.put("refused", run.refused().size());
    details.put("backfilled", run.backfilled());
    run.shortfall().ifPresent(why -> details.put("shortfall", why.code()));
    return details;
  }

  private int limit(String text) {
    if (text.isBlank()) {
      return properties.claimLimit();
    }
    try {
      int limit = Integer.parseInt(text.strip());
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw Refusal.invalid(
        "The limit is not a whole number from 1 to %d.".formatted(MOST),
        "Correct it.",
        RunPages.HOME);
  }

  private static <T> T whenTablesAreThere(Supplier<T> work) {
    try {
      return work.get();
    } catch (ContentTablesMissing missing) {
      throw Refusal.invalid(
          "The content tables are not complete: %s missing.".formatted(missing.getMessage()),
          "Start storage-service once, which creates them, or check CONTENT_SCHEMA.",
          RunPages.HOME);
    }
  }
}
