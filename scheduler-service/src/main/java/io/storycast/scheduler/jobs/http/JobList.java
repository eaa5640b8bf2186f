package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.JobSearch;
import java.util.List;

/**
 * One page of jobs.
 *
 * @param page from 1
 * @param total how many jobs match on all pages
 */
record JobList(List<JobView> jobs, int page, int limit, long total, long pages) {

  static JobList of(JobSearch.Page found, int page, int limit) {
    return new JobList(
        found.jobs().stream().map(JobView::of).toList(),
        page,
        limit,
        found.total(),
        Math.ceilDiv(found.total(), limit));
  }
}
