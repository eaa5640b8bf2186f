package io.storycast.scheduler.console.overview;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.console.Wording;
import io.storycast.scheduler.console.stages.StageCard;
import io.storycast.scheduler.deadletters.LetterFilter;
import io.storycast.scheduler.deadletters.LetterSearch;
import io.storycast.scheduler.deadletters.LetterState;
import io.storycast.scheduler.history.Activity;
import io.storycast.scheduler.history.Activity.StageRecord;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.stages.StageOverview;
import io.storycast.scheduler.stages.Stages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page: the pipeline at a glance. */
@Controller
class OverviewPages {

  private static final int NEWEST = 6;
  private static final Duration DAY = Duration.ofHours(24);

  private final Stages stages;
  private final JobSearch jobs;
  private final Activity activity;
  private final LetterSearch letters;
  private final SchedulerProperties properties;

  OverviewPages(
      Stages stages,
      JobSearch jobs,
      Activity activity,
      LetterSearch letters,
      SchedulerProperties properties) {
    this.stages = stages;
    this.jobs = jobs;
    this.activity = activity;
    this.letters = letters;
    this.properties = properties;
  }

  @GetMapping("/admin")
  String overview(@ModelAttribute("fmt") Wording wording, Model model) {
    List<StageOverview> all = stages.all();
    List<Hour> hours = Hour.of(activity.series(DAY));
    JobSearch.Stats stats = jobs.stats();
    model.addAttribute("stations", stations(all));
    model.addAttribute("spending", all.stream().filter(stage -> stage.spending() != null).toList());
    model.addAttribute("stats", stats);
    model.addAttribute("counts", counts(stats));
    model.addAttribute("limits", properties);
    model.addAttribute("throughput", Chart.ofThroughput(hours, wording));
    model.addAttribute("latency", Chart.ofLatency(hours, wording));
    model.addAttribute("ready", hours.stream().mapToLong(Hour::ready).sum());
    model.addAttribute("failed", hours.stream().mapToLong(Hour::failedAttempts).sum());
    model.addAttribute("timed", hours.stream().map(Hour::medianMs).anyMatch(Objects::nonNull));
    model.addAttribute("causes", causes());
    model.addAttribute("newest", newest(JobStatus.SUCCEEDED));
    model.addAttribute("failures", newest(JobStatus.FAILED));
    return "console/overview";
  }

  private List<Station> stations(List<StageOverview> all) {
    Map<String, StageRecord> days = activity.stages();
    return all.stream()
        .map(stage -> new Station(StageCard.of(stage), days.get(stage.stage())))
        .toList();
  }

  /** What waits for a person, the most frequent cause first. */
  private List<LetterSearch.Group> causes() {
    return letters.groups(LetterFilter.inStates(LetterState.OPEN, LetterState.QUARANTINED)).stream()
        .limit(NEWEST)
        .toList();
  }

  private static Map<String, Long> counts(JobSearch.Stats stats) {
    return stats.byStatus().entrySet().stream()
        .collect(Collectors.toMap(status -> status.getKey().code(), Map.Entry::getValue));
  }

  private List<?> newest(JobStatus status) {
    return jobs.find(
            JobSearch.Query.page(JobSearch.Filter.of(status), JobSearch.Order.UPDATED, 1, NEWEST))
        .jobs();
  }
}
