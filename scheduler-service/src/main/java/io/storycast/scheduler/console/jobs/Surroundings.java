package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.SchedulerProperties;
import io.storycast.scheduler.console.jobs.Judgement.Circumstances;
import io.storycast.scheduler.console.runs.Timetable;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.stages.Stages;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at what the fate of every job depends on. */
@Component
class Surroundings {

  private final JobSearch search;
  private final Stages stages;
  private final Timetable timetable;
  private final SchedulerProperties properties;

  Surroundings(
      JobSearch search, Stages stages, Timetable timetable, SchedulerProperties properties) {
    this.search = search;
    this.stages = stages;
    this.timetable = timetable;
    this.properties = properties;
  }

  Circumstances now() {
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
}
