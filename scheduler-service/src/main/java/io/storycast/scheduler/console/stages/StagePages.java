package io.storycast.scheduler.console.stages;

import io.storycast.contracts.StageControl;
import io.storycast.contracts.StageControl.Action;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.console.Orders;
import io.storycast.scheduler.console.Person;
import io.storycast.scheduler.console.Refusal;
import io.storycast.scheduler.stages.StageOverview;
import io.storycast.scheduler.stages.Stages;
import io.storycast.scheduler.stages.Steering;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the stages stand, and orders to pause and to resume them. */
@Controller
@RequestMapping("/admin/stages")
class StagePages {

  private static final String LIST = "/admin/stages";
  private static final int RECENT = 20;

  private final Stages stages;
  private final Steering steering;
  private final AuditLog audit;
  private final Orders orders;

  StagePages(Stages stages, Steering steering, AuditLog audit, Orders orders) {
    this.stages = stages;
    this.steering = steering;
    this.audit = audit;
    this.orders = orders;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("stages", stages.all().stream().map(StageCard::of).toList());
    return "console/stages";
  }

  @GetMapping("/{stage}")
  String one(@PathVariable String stage, Model model) {
    StageOverview overview = existing(stage);
    model.addAttribute("card", StageCard.of(overview));
    model.addAttribute("stage", overview);
    model.addAttribute("trail", audit.find("stage/" + overview.stage(), null, RECENT));
    return "console/stage";
  }

  @GetMapping("/{stage}/{action:pause|resume}")
  String confirm(
      @PathVariable String stage,
      @PathVariable String action,
      @ModelAttribute("person") Person person,
      Model model) {
    StageOverview overview = existing(stage);
    model.addAttribute("card", StageCard.of(overview));
    model.addAttribute("stage", overview);
    model.addAttribute("action", action);
    model.addAttribute("form", orders.newForm(person));
    model.addAttribute("seen", seen(overview.order()));
    return "console/stage-order";
  }

  /**
   * @param seen the latest order as the form showed it: if there is a later one, another person was
   *     faster
   */
  @PostMapping("/{stage}/{action:pause|resume}")
  String order(
      @PathVariable String stage,
      @PathVariable String action,
      @RequestParam String form,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String seen,
      @ModelAttribute("person") Person person) {
    String page = LIST + "/" + existing(stage).stage();
    return orders.once(
        person,
        form,
        () -> {
          StageOverview now = existing(stage);
          String why = Orders.reason(reason, page + "/" + action);
          refuseWhenOvertaken(now.order(), seen, page);
          steering.order(
              now.stage(), Action.valueOf(action.toUpperCase(Locale.ROOT)), why, person.name());
          return page + "?done=stage-" + action;
        });
  }

  private static void refuseWhenOvertaken(@Nullable StageControl latest, String seen, String page) {
    if (latest != null && !seen.equals(seen(latest))) {
      throw Refusal.overtaken(
          "%s ordered the stage to %s meanwhile: %s"
              .formatted(
                  latest.by(), latest.action().name().toLowerCase(Locale.ROOT), latest.reason()),
          "Your order was not given. Look at the stage, and give it if it is still needed.",
          page);
    }
  }

  private static String seen(@Nullable StageControl order) {
    return order == null ? "" : order.orderedAt().toString();
  }

  private StageOverview existing(String stage) {
    return stages
        .find(stage)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "There is no such stage.",
                    "The stages are %s.".formatted(String.join(", ", stages.names())),
                    LIST));
  }
}
