package io.storycast.scheduler.deadletters.http;

import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the dead-letter store. */
@RestController
@RequestMapping("/v1/dead-letters")
class LetterController {

  private static final Set<LetterState> OPEN = EnumSet.of(LetterState.OPEN);

  private final LetterSearch search;

  LetterController(LetterSearch search) {
    this.search = search;
  }

  @GetMapping
  LetterList list(@RequestParam Map<String, String> query) {
    Parameters parameters = new Parameters(query);
    LetterFilter filter = parameters.filter(OPEN);
    int page = parameters.page();
    int limit = parameters.limit();
    return LetterList.of(search.find(filter, page, limit), page, limit);
  }

  @GetMapping("/groups")
  GroupList groups(@RequestParam Map<String, String> query) {
    return GroupList.of(search.groups(new Parameters(query).filter(OPEN)));
  }

  @GetMapping("/{id}")
  DetailView one(@PathVariable String id) {
    return search.detail(id).map(DetailView::of).orElseThrow(LetterProblems::noSuchLetter);
  }
}
