package io.storycast.scheduler.jobs.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storycast.scheduler.jobs.JobSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the jobs that match.
 *
 * @param page from 1; absent in the cursor form
 * @param total how many jobs match; absent in the cursor form
 * @param totalExact false: at least {@code total} match, and there may be more pages
 * @param nextCursor what to send as {@code cursor} for the jobs after these; null when there are
 *     none
 */
record JobList(
    List<JobView> jobs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer page,
    int limit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long pages,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean totalExact,
    @Nullable String nextCursor) {

  static JobList of(JobSearch.Page found, ListParameters parameters) {
    int limit = parameters.query().limit();
    JobSearch.Total total = found.total();
    return new JobList(
        found.jobs().stream().map(JobView::of).toList(),
        total == null ? null : parameters.page(),
        limit,
        total == null ? null : total.jobs(),
        total == null ? null : Math.ceilDiv(total.jobs(), limit),
        total == null ? null : total.exact(),
        found.next() == null ? null : Cursor.write(found.next()));
  }
}
