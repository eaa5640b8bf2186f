package io.storycast.scheduler.console.letters;

import io.storycast.scheduler.console.Orders;
import io.storycast.scheduler.console.Person;
import io.storycast.scheduler.console.Query;
import io.storycast.scheduler.console.Refusal;
import io.storycast.scheduler.deadletters.LetterCommands;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.Letters;
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

/** Puts letters aside and back, and has the store rebuilt. */
@Controller
@RequestMapping("/admin/dead-letters")
class DiscardPages {

  private final Letters letters;
  private final LetterCommands commands;
  private final Orders orders;
  private final Clock clock;

  DiscardPages(Letters letters, LetterCommands commands, Orders orders, Clock clock) {
    this.letters = letters;
    this.commands = commands;
    this.orders = orders;
    this.clock = clock;
  }

  @GetMapping("/discard")
  String confirm(
      @RequestParam Map<String, String> parameters,
      @ModelAttribute("person") Person person,
      Model model) {
    Query query = LetterQuery.of(parameters);
    Query fixed =
        query.time("to") == null && query.text("id") == null
            ? query.with("to", clock.instant().toString())
            : query;
    Map<String, Long> byReason = letters.discardable(LetterQuery.filter(fixed));
    model.addAttribute("query", fixed);
    model.addAttribute("byReason", byReason);
    model.addAttribute("count", sum(byReason));
    model.addAttribute("form", orders.newForm(person));
    return "console/letters-discard";
  }

  @PostMapping("/discard")
  String discard(
      @RequestParam Map<String, String> parameters,
      @RequestParam String form,
      @RequestParam(defaultValue = "") String reason,
      @ModelAttribute("person") Person person) {
    Query query = LetterQuery.of(parameters);
    LetterFilter filter = LetterQuery.filter(query);
    String why = Orders.reason(reason, "/admin/dead-letters/discard?" + query.encoded());
    String id = query.text("id");
    return orders.once(
        person, form, () -> id == null ? many(query, filter, why, person) : one(id, why, person));
  }

  private String many(Query query, LetterFilter filter, String reason, Person person) {
    Map<String, Long> byReason =
        commands.discard(filter, new LinkedHashMap<>(query.values()), reason, person.name());
    if (sum(byReason) == 0) {
      throw overtaken(LetterPages.HOME);
    }
    return LetterPages.HOME + "?done=discard";
  }

  private String one(String id, String reason, Person person) {
    if (!commands.discard(id, reason, person.name())) {
      throw overtaken(address(id));
    }
    return address(id) + "&done=discard";
  }

  @PostMapping("/undo-discard")
  String undo(
      @RequestParam String id, @RequestParam String form, @ModelAttribute("person") Person person) {
    return orders.once(
        person,
        form,
        () -> {
          if (!commands.undoDiscard(id, person.name())) {
            throw overtaken(address(id));
          }
          return address(id) + "&done=undo-discard";
        });
  }

  @GetMapping("/undo-discard")
  String confirmUndo(
      @RequestParam String id, @ModelAttribute("person") Person person, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("form", orders.newForm(person));
    return "console/letter-undo";
  }

  @GetMapping("/rebuild")
  String confirmRebuild(@ModelAttribute("person") Person person, Model model) {
    model.addAttribute("form", orders.newForm(person));
    return "console/letters-rebuild";
  }

  @PostMapping("/rebuild")
  String rebuild(@RequestParam String form, @ModelAttribute("person") Person person) {
    return orders.once(
        person,
        form,
        () -> {
          commands.rebuild(person.name());
          return LetterPages.HOME + "?done=rebuild";
        });
  }

  private static Refusal overtaken(String back) {
    return Refusal.overtaken(
        "The letters changed meanwhile: somebody replayed them or put them aside, or they are"
            + " settled.",
        "Nothing was changed by you.",
        back);
  }

  private static long sum(Map<String, Long> byReason) {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String address(String id) {
    return LetterPages.HOME + "/letter?id=" + Query.encoded(id);
  }
}
