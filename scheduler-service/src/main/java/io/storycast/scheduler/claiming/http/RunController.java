package io.storycast.scheduler.claiming.http;

import io.storycast.scheduler.claiming.ClaimRuns;
import io.storycast.scheduler.claiming.ClaimRuns.Past;
import io.storycast.scheduler.claiming.Shortfall;
import io.storycast.stage.web.QueryText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The runs of the past, by schedule and by hand. */
@RestController
class RunController {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private final ClaimRuns runs;

  RunController(ClaimRuns runs) {
    this.runs = runs;
  }

  /**
   * The newest first.
   *
   * @param next what to send as {@code before} for the runs before these; null when none are left
   */
  record Runs(List<Run> runs, @Nullable Long next) {}

  /**
   * @param by schedule, request or console, and a name
   * @param limit how many it was allowed to claim
   * @param claimed how many jobs it claimed
   * @param republished running jobs whose lock had expired, published once more
   * @param refused how many jobs failed at the claim
   * @param backfilled jobs added for new scenarios before it
   * @param shortfall why fewer than {@code limit} were claimed, null if not fewer
   * @param jobs the first ten of the claimed jobs
   */
  record Run(
      long id,
      Instant at,
      String by,
      int limit,
      int claimed,
      int republished,
      int refused,
      int backfilled,
      @Nullable String shortfall,
      List<ClaimedJob> jobs) {

    static Run of(Past run) {
      return new Run(
          run.id(),
          run.at(),
          run.by(),
          run.most(),
          run.claimed(),
          run.republished(),
          run.refused(),
          run.backfilled(),
          run.shortfall().map(Shortfall::code).orElse(null),
          run.first().stream().map(job -> new ClaimedJob(job.id(), job.slug())).toList());
    }
  }

  record ClaimedJob(String jobId, String slug) {}

  @GetMapping("/v1/runs")
  Runs list(@RequestParam Map<String, String> query) {
    Long before = QueryText.before(query.get("before"));
    int limit = QueryText.number("limit", query.get("limit"), DEFAULT_LIMIT, MAX_LIMIT);
    List<Past> found = runs.latest(before, limit + 1);
    boolean more = found.size() > limit;
    List<Past> page = more ? found.subList(0, limit) : found;
    return new Runs(page.stream().map(Run::of).toList(), more ? page.getLast().id() : null);
  }
}
