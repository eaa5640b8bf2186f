package io.storycast.scheduler.console.letters;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.console.Orders;
import io.storycast.scheduler.console.Person;
import io.storycast.scheduler.console.Refusal;
import io.storycast.scheduler.deadletters.Replay;
import io.storycast.scheduler.deadletters.ReplayCommands;
import io.storycast.scheduler.deadletters.ReplayCommands.Outcome;
import io.storycast.scheduler.deadletters.Replays;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Replays: the newest ones, and each with its progress. */
@Controller
@RequestMapping("/admin/replays")
class ReplayPages {

  static final String HOME = "/admin/replays";

  private static final int NEWEST = 50;

  private final Replays replays;
  private final ReplayCommands commands;
  private final AuditLog audit;
  private final Orders orders;

  ReplayPages(Replays replays, ReplayCommands commands, AuditLog audit, Orders orders) {
    this.replays = replays;
    this.commands = commands;
    this.audit = audit;
    this.orders = orders;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("replays", replays.newest(NEWEST).stream().map(ReplayRow::of).toList());
    return "console/replays";
  }

  @GetMapping("/{id}")
  String one(@PathVariable String id, Model model) {
    Replay replay = existing(id);
    model.addAttribute("row", ReplayRow.of(replay));
    model.addAttribute("troubles", replays.troubles(replay.id()));
    model.addAttribute("trail", audit.find("replay/" + replay.id(), null, NEWEST));
    return "console/replay";
  }

  @GetMapping("/{id}/{action:pause|resume|abort}")
  String confirm(
      @PathVariable String id,
      @PathVariable String action,
      @ModelAttribute("person") Person person,
      Model model) {
    model.addAttribute("row", ReplayRow.of(existing(id)));
    model.addAttribute("action", action);
    model.addAttribute("form", orders.newForm(person));
    return "console/replay-order";
  }

  @PostMapping("/{id}/{action:pause|resume|abort}")
  String order(
      @PathVariable String id,
      @PathVariable String action,
      @RequestParam String form,
      @ModelAttribute("person") Person person) {
    String replay = existing(id).id();
    return orders.once(
        person,
        form,
        () ->
            switch (outcome(replay, action, person.name())) {
              case Outcome.Done(Replay changed) ->
                  "%s/%s?done=replay-%s".formatted(HOME, changed.id(), action);
              case Outcome.NoSuchReplay() -> throw notFound();
              case Outcome.WrongState(Replay now) ->
                  throw Refusal.overtaken(
                      "The replay is %s meanwhile.".formatted(now.state().code().replace('-', ' ')),
                      "Your order was not given: it makes no sense in this state.",
                      HOME + "/" + now.id());
            });
  }

  private Outcome outcome(String replay, String action, String by) {
    return switch (action) {
      case "pause" -> commands.pause(replay, by);
      case "resume" -> commands.resume(replay, by);
      default -> commands.abort(replay, by);
    };
  }

  private Replay existing(String id) {
    try {
      return replays.find(UUID.fromString(id).toString()).orElseThrow(ReplayPages::notFound);
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return Refusal.notFound(
        "No replay has this id.", "Replays are deleted when their letters are.", HOME);
  }
}
