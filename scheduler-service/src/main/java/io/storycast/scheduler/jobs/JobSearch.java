package io.storycast.scheduler.jobs;

import io.storycast.scheduler.jobtable.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the job table for people. */
public interface JobSearch {

  /** No total above this is counted, except those that are kept as counters. */
  int COUNTED = 10_000;

  /** Some of the jobs that match. */
  Page find(Query query);

  /** How many matching jobs are in one of these statuses, exactly, however many it are. */
  long countAmong(Filter filter, Set<JobStatus> statuses);

  /**
   * The ids of up to {@code limit} matching jobs in one of these statuses, by id.
   *
   * @param after only ids above it; null from the first
   */
  List<String> ids(Filter filter, Set<JobStatus> statuses, @Nullable String after, int limit);

  Stats stats();

  /**
   * What to look for; null matches everything.
   *
   * @param stage a stage's name
   * @param errorCode the code of the last error
   * @param text part of the slug, the story's title or the last error; upper and lower case alike
   * @param createdFrom created at this time or later
   * @param createdTo created before this time
   */
  record Filter(
      @Nullable JobStatus status,
      @Nullable String stage,
      @Nullable String errorCode,
      @Nullable String scenarioId,
      @Nullable String slug,
      @Nullable String text,
      @Nullable Instant createdFrom,
      @Nullable Instant createdTo) {

    /** Every job. */
    public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);

    /** Only jobs in this status. */
    public static Filter of(JobStatus status) {
      return new Filter(status, null, null, null, null, null, null, null);
    }

    /** The same without a text. */
    public Filter withoutText() {
      return new Filter(status, stage, errorCode, scenarioId, slug, null, createdFrom, createdTo);
    }

    /** The same without a status. */
    public Filter inAnyStatus() {
      return new Filter(null, stage, errorCode, scenarioId, slug, text, createdFrom, createdTo);
    }
  }

  /** What the jobs are sorted by. */
  enum Order {
    CREATED,
    UPDATED
  }

  /**
   * Which jobs to show.
   *
   * @param descending the newest first
   * @param skip how many to leave out at the beginning
   * @param after only those that follow this one in the order; null from the first
   * @param counted whether to count how many match
   */
  record Query(
      Filter filter,
      Order order,
      boolean descending,
      int limit,
      long skip,
      @Nullable Position after,
      boolean counted) {

    /** One page, from 1, the newest first, with the total. */
    public static Query page(Filter filter, Order order, int page, int limit) {
      return new Query(filter, order, true, limit, (page - 1L) * limit, null, true);
    }
  }

  /**
   * A job's place in an order.
   *
   * @param at when it was created or last changed
   */
  record Position(Instant at, String id) {}

  /**
   * How many jobs match.
   *
   * @param exact false: there are at least {@code jobs}; the others were not counted
   */
  record Total(long jobs, boolean exact) {}

  /**
   * Some of the jobs that match.
   *
   * @param total null when it was not asked for
   * @param next where the following jobs begin; null when there are none
   */
  record Page(List<Job> jobs, @Nullable Total total, @Nullable Position next) {}

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
