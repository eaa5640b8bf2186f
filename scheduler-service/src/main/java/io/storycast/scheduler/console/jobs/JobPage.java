package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.console.Refusal;
import io.storycast.scheduler.console.Wording;
import io.storycast.scheduler.console.jobs.Judgement.Circumstances;
import io.storycast.scheduler.console.runs.Timetable;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.jobs.JobDetail;
import io.storycast.scheduler.jobs.JobDetails;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.stages.Stages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  private final JobSearch search;
  private final Stages stages;
  private final LetterSearch letters;
  private final Timetable timetable;
  private final SchedulerProperties properties;

  JobPage(
      JobDetails details,
      JobSearch search,
      Stages stages,
      LetterSearch letters,
      Timetable timetable,
      SchedulerProperties properties) {
    this.details = details;
    this.search = search;
    this.stages = stages;
    this.letters = letters;
    this.timetable = timetable;
    this.properties = properties;
  }

  @GetMapping(JobPages.HOME + "/{id}")
  String one(@PathVariable String id, @ModelAttribute("fmt") Wording wording, Model model) {
    JobDetail detail = existing(details, id);
    model.addAttribute("detail", detail);
    model.addAttribute("job", detail.job());
    model.addAttribute("verdict", new Judgement(circumstances(), wording).of(detail.job()));
    model.addAttribute("timeline", Moment.of(detail.events(), wording));
    model.addAttribute("cost", cost(detail, wording));
    model.addAttribute("quality", Quality.of(detail));
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

  private Circumstances circumstances() {
    return new Circumstances(
        stages.all(),
        properties.maxAttempts(),
        properties.lockTtl(),
        claimRoom(search.stats()),
        nextRun());
  }

  private String claimRoom(JobSearch.Stats stats) {
    if (stats.claimedToday() >= properties.dailyMaxGenerations()) {
      return "the %d generations of the day are used up; claiming goes on at midnight UTC."
          .formatted(properties.dailyMaxGenerations());
    }
    return stats.byStatus().getOrDefault(JobStatus.RUNNING, 0L) >= properties.maxInFlight()
        ? "%d jobs are in flight, and MAX_IN_FLIGHT allows no more."
            .formatted(properties.maxInFlight())
        : "";
  }

  private @Nullable Instant nextRun() {
    return timetable.entries().stream()
        .filter(entry -> entry.task().equals(Timetable.GENERATION))
        .findFirst()
        .map(Timetable.Entry::next)
        .orElse(null);
  }

  private List<?> lettersOf(String scenarioId) {
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
