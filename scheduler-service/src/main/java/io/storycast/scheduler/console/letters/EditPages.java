package io.storycast.scheduler.console.letters;

import io.storycast.scheduler.console.Orders;
import io.storycast.scheduler.console.Person;
import io.storycast.scheduler.console.Refusal;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.Replay;
import io.storycast.scheduler.deadletters.ReplayCommands;
import io.storycast.scheduler.deadletters.content.EditedValues;
import io.storycast.scheduler.deadletters.content.InvalidValue;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Changes the value of one letter and sends it; the original is kept. */
@Controller
@RequestMapping("/admin/dead-letters/edit")
class EditPages {

  private static final int USUAL_RATE = 50;
  private static final String VIEW = "console/letter-edit";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LetterSearch letters;
  private final ReplayCommands commands;
  private final Orders orders;
  private final EditedValues editedValues = new EditedValues();

  EditPages(LetterSearch letters, ReplayCommands commands, Orders orders) {
    this.letters = letters;
    this.commands = commands;
    this.orders = orders;
  }

  @GetMapping
  String form(@RequestParam String id, @ModelAttribute("person") Person person, Model model) {
    LetterDetail detail = LetterDetail.of(LetterPages.existing(letters, id));
    if (!detail.editable()) {
      throw Refusal.overtaken(
          "This letter cannot be edited: it is %s, or its value is no text."
              .formatted(detail.stored().state().code()),
          "Look at the letter; it may be replayed unchanged.",
          address(id));
    }
    fill(model, detail, detail.value().text() == null ? "" : detail.value().text(), List.of());
    model.addAttribute("form", orders.newForm(person));
    model.addAttribute("note", "");
    return VIEW;
  }

  @PostMapping
  Object send(
      @RequestParam String id,
      @RequestParam String form,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String note,
      @ModelAttribute("person") Person person,
      Model model) {
    orders.newForm(person); // refuses those who may only look
    LetterSearch.Detail detail = LetterPages.existing(letters, id);
    try {
      byte[] edited = editedValues.checked(detail, read(detail, value));
      return orders.once(person, form, () -> start(detail, edited, note, person));
    } catch (InvalidValue invalid) {
      fill(model, LetterDetail.of(detail), value, invalid.violations());
    } catch (JacksonException e) {
      fill(
          model,
          LetterDetail.of(detail),
          value,
          List.of("It is not JSON: " + e.getOriginalMessage()));
    }
    model.addAttribute("form", form);
    model.addAttribute("note", note);
    return new ModelAndView(VIEW, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String start(LetterSearch.Detail detail, byte[] edited, String note, Person person) {
    String id = detail.letter().letter().id();
    Replay.Order order =
        new Replay.Order(
            Map.of("ids", List.of(id)),
            Orders.line(note, address(id)),
            person.name(),
            USUAL_RATE,
            0,
            LetterDetail.of(detail).forceable());
    return commands
        .start(LetterFilter.ofIds(List.of(id)), order, edited)
        .map(replay -> "/admin/replays/%s?done=replay".formatted(replay.id()))
        .orElseThrow(
            () ->
                Refusal.overtaken(
                    "The letter was settled or sent by somebody else meanwhile.",
                    "Your edited value was not sent.",
                    address(id)));
  }

  /** What was JSON stays JSON, what was text stays text. */
  private static JsonNode read(LetterSearch.Detail detail, String value) {
    boolean json = LetterDetail.of(detail).value().kind().equals("json");
    return json ? JSON.readTree(value) : StringNode.valueOf(value.replace("\r\n", "\n"));
  }

  private static void fill(
      Model model, LetterDetail detail, String value, List<String> violations) {
    model.addAttribute("detail", detail);
    model.addAttribute("value", value);
    model.addAttribute("violations", violations);
  }

  private static String address(String id) {
    return LetterPages.HOME + "/letter?id=" + io.storycast.scheduler.console.Query.encoded(id);
  }
}
