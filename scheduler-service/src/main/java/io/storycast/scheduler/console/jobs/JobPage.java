package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.console.Refusal;
import io.storycast.scheduler.console.Wording;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.StoredLetter;
import io.storycast.scheduler.jobs.JobDetail;
import io.storycast.scheduler.jobs.JobDetails;
import io.storycast.scheduler.jobtable.JobEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** One job: why it is ready or not, and everything that happened to it. */
@Controller
class JobPage {

  private static final int LETTERS = 10;

  private final JobDetails details;
  private final LetterSearch letters;
  private final Surroundings surroundings;
  private final Library library;

  JobPage(JobDetails details, LetterSearch letters, Surroundings surroundings, Library library) {
    this.details = details;
    this.letters = letters;
    this.surroundings = surroundings;
    this.library = library;
  }

  @GetMapping(JobPages.HOME + "/{id}")
  String one(@PathVariable String id, @ModelAttribute("fmt") Wording wording, Model model) {
    JobDetail detail = existing(details, id);
    model.addAttribute("detail", detail);
    model.addAttribute("job", detail.job());
    model.addAttribute("verdict", new Judgement(surroundings.now(), wording).of(detail.job()));
    model.addAttribute("timeline", Moment.of(detail.events(), wording));
    model.addAttribute("cost", cost(detail, wording));
    model.addAttribute("quality", Quality.of(detail));
    model.addAttribute("reading", library.of(detail.job()));
    model.addAttribute("may", Allowed.of(detail.job()));
    model.addAttribute("letters", lettersOf(detail.job().scenarioId()));
    return "console/job";
  }

  static JobDetail existing(JobDetails details, String id) {
    try {
      return details.find(UUID.fromString(id).toString()).orElseThrow(JobPage::notFound);
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  /** What the present revision cost, where all stages bill in one currency. */
  private static String cost(JobDetail detail, Wording wording) {
    List<String> currencies =
        detail.costs().values().stream().map(JobEvent.Money::currency).distinct().toList();
    if (currencies.size() != 1) {
      return wording.orDash(null);
    }
    BigDecimal sum =
        detail.costs().values().stream()
            .map(JobEvent.Money::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return wording.money(sum, currencies.getFirst());
  }

  private List<StoredLetter> lettersOf(String scenarioId) {
    LetterFilter filter =
        new LetterFilter(
            Set.of(), null, null, null, scenarioId, null, null, null, null, null, List.of());
    return letters.find(filter, 1, LETTERS).letters();
  }

  private static Refusal notFound() {
    return Refusal.notFound(
        "No job has this id.", "Search for its slug in the list.", JobPages.HOME);
  }
}
