package io.storycast.scheduler.jobs.http;

import static java.util.stream.Collectors.toMap;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.history.Activity;
import io.storycast.scheduler.jobs.Budgets;
import io.storycast.scheduler.jobs.Budgets.Budget;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobtable.JobStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatsController {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_HOURS = 168;

  private final JobSearch search;
  private final Activity activity;
  private final Budgets budgets;
  private final SchedulerProperties properties;

  StatsController(
      JobSearch search, Activity activity, Budgets budgets, SchedulerProperties properties) {
    this.search = search;
    this.activity = activity;
    this.budgets = budgets;
    this.properties = properties;
  }

  /**
   * @param jobs how many jobs have each status
   * @param runningByStage how many running jobs are in each stage
   * @param scenarios null while the content tables are missing
   * @param stories null while the content tables are missing
   * @param oldestDueSeconds how long the longest-waiting due job has been due; null if none is
   * @param budgets what each stage that pays has spent today, and may spend
   * @param activity what happened lately, some seconds old
   */
  record Stats(
      Map<String, Long> jobs,
      Map<String, Long> runningByStage,
      Today today,
      InFlight inFlight,
      @Nullable Long scenarios,
      @Nullable Long stories,
      @Nullable Long oldestDueSeconds,
      List<Budget> budgets,
      ActivityView activity) {}

  /**
   * @param day the present UTC day
   */
  record Today(LocalDate day, int generations, int dailyMax) {}

  record InFlight(long jobs, int max) {}

  @GetMapping("/v1/stats")
  Stats stats() {
    JobSearch.Stats stats = search.stats();
    Map<String, Long> jobs =
        stats.byStatus().entrySet().stream()
            .collect(
                toMap(
                    status -> status.getKey().code(),
                    Map.Entry::getValue,
                    Long::sum,
                    TreeMap::new));
    return new Stats(
        jobs,
        stats.runningByStage(),
        new Today(stats.today(), stats.claimedToday(), properties.dailyMaxGenerations()),
        new InFlight(
            stats.byStatus().getOrDefault(JobStatus.RUNNING, 0L), properties.maxInFlight()),
        stats.scenarios().orElse(null),
        stats.stories().orElse(null),
        stats.oldestDue().map(Duration::toSeconds).orElse(null),
        budgets.today(),
        ActivityView.of(activity, activity.series(HOUR)));
  }

  /**
   * @param points five minutes each, the oldest first; the last one is not over
   */
  record Series(List<ActivityView.Point> points) {}

  /**
   * What happened over the last hours, for charts.
   *
   * @param hours from 1 to 168
   */
  @GetMapping("/v1/stats/series")
  Series series(@RequestParam(defaultValue = "6") int hours) {
    if (hours < 1 || hours > MOST_HOURS) {
      throw FilterParameters.invalid(
          "invalid-hours",
          "hours is not a whole number from 1 to %d.".formatted(MOST_HOURS),
          "Without it, it is 6.");
    }
    return new Series(
        activity.series(Duration.ofHours(hours)).stream().map(ActivityView.Point::of).toList());
  }
}
