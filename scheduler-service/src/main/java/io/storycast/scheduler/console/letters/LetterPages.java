package io.storycast.scheduler.console.letters;

import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.console.Pager;
import io.storycast.scheduler.console.Query;
import io.storycast.scheduler.console.Refusal;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Dead letters: by cause, as a list, and each by itself. */
@Controller
@RequestMapping("/admin/dead-letters")
class LetterPages {

  static final String HOME = "/admin/dead-letters";

  private static final int MOST_GROUPS = 200;
  private static final int PAGE = 20;

  private final LetterSearch letters;
  private final AuditLog audit;

  LetterPages(LetterSearch letters, AuditLog audit) {
    this.letters = letters;
    this.audit = audit;
  }

  @GetMapping
  String groups(@RequestParam Map<String, String> parameters, Model model) {
    Query query = LetterQuery.of(parameters);
    LetterFilter filter = LetterQuery.filter(query);
    List<LetterSearch.Group> groups = letters.groups(filter);
    model.addAttribute("query", query);
    model.addAttribute(
        "groups",
        groups.stream().limit(MOST_GROUPS).map(group -> GroupRow.of(group, query)).toList());
    model.addAttribute("total", groups.stream().mapToLong(LetterSearch.Group::count).sum());
    model.addAttribute("states", LetterState.values());
    model.addAttribute("overview", letters.overview());
    return "console/letter-groups";
  }

  @GetMapping("/list")
  String list(@RequestParam Map<String, String> parameters, Model model) {
    Query query = LetterQuery.of(parameters);
    LetterFilter filter = LetterQuery.filter(query);
    int page = Query.page(parameters);
    LetterSearch.Page found = letters.find(filter, page, PAGE);
    model.addAttribute("query", query);
    model.addAttribute("letters", found.letters());
    model.addAttribute("pager", Pager.of(page, PAGE, found.total(), HOME + "/list", query));
    model.addAttribute("states", LetterState.values());
    return "console/letters";
  }

  @GetMapping("/letter")
  String one(@RequestParam String id, Model model) {
    LetterSearch.Detail detail = existing(letters, id);
    model.addAttribute("detail", LetterDetail.of(detail));
    model.addAttribute("trail", audit.find("dead-letter/" + id, null, PAGE));
    return "console/letter";
  }

  static LetterSearch.Detail existing(LetterSearch letters, String id) {
    return letters
        .detail(id)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "No dead letter has this id.",
                    "It may have been settled and deleted; search for it by its scenario.",
                    HOME));
  }
}
