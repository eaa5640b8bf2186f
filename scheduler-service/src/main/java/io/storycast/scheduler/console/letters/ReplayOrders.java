package io.storycast.scheduler.console.letters;

import io.storycast.scheduler.console.Orders;
import io.storycast.scheduler.console.Person;
import io.storycast.scheduler.console.Query;
import io.storycast.scheduler.console.Refusal;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.Replay;
import io.storycast.scheduler.deadletters.ReplayCommands;
import io.storycast.scheduler.deadletters.Replays;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Orders replays: first what would be sent, then the sending. */
@Controller
@RequestMapping("/admin/dead-letters/replay")
class ReplayOrders {

  private static final int USUAL_RATE = 50;
  private static final int MOST = 1_000;

  private final Replays replays;
  private final ReplayCommands commands;
  private final Orders orders;
  private final Clock clock;

  ReplayOrders(Replays replays, ReplayCommands commands, Orders orders, Clock clock) {
    this.replays = replays;
    this.commands = commands;
    this.orders = orders;
    this.clock = clock;
  }

  /** The dry run; what dies later than it is not meant. */
  @GetMapping
  String confirm(
      @RequestParam Map<String, String> parameters,
      @RequestParam(defaultValue = "false") boolean force,
      @ModelAttribute("person") Person person,
      Model model) {
    Query query = LetterQuery.of(parameters);
    Query fixed =
        query.time("to") == null && query.text("id") == null
            ? query.with("to", clock.instant().toString())
            : query;
    model.addAttribute("query", fixed);
    model.addAttribute("force", force);
    model.addAttribute("selection", replays.preview(LetterQuery.filter(fixed), force));
    model.addAttribute("rate", USUAL_RATE);
    model.addAttribute("form", orders.newForm(person));
    return "console/replay-start";
  }

  @PostMapping
  String start(
      @RequestParam Map<String, String> parameters,
      @RequestParam String form,
      @RequestParam(defaultValue = "50") String rate,
      @RequestParam(defaultValue = "0") String canary,
      @RequestParam(defaultValue = "false") boolean force,
      @RequestParam(defaultValue = "") String note,
      @ModelAttribute("person") Person person) {
    Query query = LetterQuery.of(parameters);
    LetterFilter filter = LetterQuery.filter(query);
    String back = "/admin/dead-letters/replay?" + query.encoded();
    Replay.Order order =
        new Replay.Order(
            new LinkedHashMap<>(query.values()),
            Orders.line(note, back),
            person.name(),
            within("rate", rate, 1, back),
            within("canary", canary, 0, back),
            force);
    return orders.once(
        person,
        form,
        () ->
            commands
                .start(filter, order, null)
                .map(replay -> "/admin/replays/%s?done=replay".formatted(replay.id()))
                .orElseThrow(() -> nothing(query)));
  }

  private static Refusal nothing(Query query) {
    return Refusal.overtaken(
        "None of these letters can be sent any more: they are settled or on their way already.",
        "Look at the newest replays; another person may have ordered the same.",
        "/admin/dead-letters/list?" + query.encoded());
  }

  private static int within(String name, String text, int least, String back) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw Refusal.invalid(
        "The %s is not a whole number from %d to %d.".formatted(name, least, MOST),
        "Go back and correct it.",
        back);
  }
}
