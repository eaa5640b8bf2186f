package io.storycast.scheduler.jobs;

import io.storycast.scheduler.jobtable.JobStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the job table for people. */
public interface JobSearch {

  /** One page of the jobs that match. */
  Page find(Filter filter, Order order, int page, int limit);

  Stats stats();

  /**
   * What to look for; null matches everything.
   *
   * @param stage a stage's name
   * @param text part of the slug, the story's title or the last error; upper and lower case alike
   */
  record Filter(
      @Nullable JobStatus status,
      @Nullable String stage,
      @Nullable String scenarioId,
      @Nullable String slug,
      @Nullable String text) {}

  /** Newest first, by creation or by last change. */
  enum Order {
    CREATED,
    UPDATED
  }

  /**
   * Some of the jobs that match.
   *
   * @param total how many jobs match on all pages
   */
  record Page(List<Job> jobs, long total) {}

  /**
   * How the pipeline stands.
   *
   * @param byStatus jobs in each status, 0 included
   * @param runningByStage running jobs in each stage
   * @param today the present UTC day
   * @param claimedToday jobs claimed today
   * @param scenarios all scenarios, empty while the content tables are missing
   * @param stories all stories, empty while the content tables are missing
   * @param oldestDue how long the longest-waiting due job has been due, empty if none is
   */
  record Stats(
      Map<JobStatus, Long> byStatus,
      Map<String, Long> runningByStage,
      LocalDate today,
      int claimedToday,
      Optional<Long> scenarios,
      Optional<Long> stories,
      Optional<Duration> oldestDue) {}
}
