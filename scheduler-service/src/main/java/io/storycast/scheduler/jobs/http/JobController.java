package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobDetail;
import io.storycast.scheduler.jobs.JobDetails;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobtable.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/jobs")
class JobController {

  /** How soon a poller may hope for news of a running job, and the longest it is sent away. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private static final Duration LATE = Duration.ofMinutes(1);

  private final JobSearch search;
  private final JobDetails details;
  private final Clock clock;

  JobController(JobSearch search, JobDetails details, Clock clock) {
    this.search = search;
    this.details = details;
    this.clock = clock;
  }

  @GetMapping
  JobList list(@RequestParam Map<String, String> query) {
    ListParameters parameters = ListParameters.of(query);
    return JobList.of(search.find(parameters.query()), parameters);
  }

  /**
   * The entity tag changes whenever something happens to the job; with {@code If-None-Match} a
   * poller is told 304 until then, and {@code Retry-After} says when to come back.
   */
  @GetMapping("/{id}")
  ResponseEntity<JobDetailView> one(@PathVariable String id) {
    JobDetail detail = details.find(OrderAnswers.uuid(id)).orElseThrow(OrderAnswers::noSuchJob);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok().eTag(etag(detail)).cacheControl(CacheControl.noCache().cachePrivate());
    Job job = detail.job();
    if (job.status() == JobStatus.QUEUED || job.status() == JobStatus.RUNNING) {
      answer.header(HttpHeaders.RETRY_AFTER, Long.toString(comeBackIn(job).toSeconds()));
    }
    return answer.body(JobDetailView.of(detail));
  }

  private static String etag(JobDetail detail) {
    long event = detail.events().isEmpty() ? 0 : detail.events().getFirst().id();
    var updated = detail.job().times().updated();
    return "\"%x-%x-%x\"".formatted(updated.getEpochSecond(), updated.getNano(), event);
  }

  private Duration comeBackIn(Job job) {
    Duration wait =
        job.status() == JobStatus.QUEUED
            ? Duration.between(clock.instant(), job.attempts().nextAt())
            : SOON;
    if (wait.compareTo(SOON) < 0) {
      return SOON;
    }
    return wait.compareTo(LATE) > 0 ? LATE : wait;
  }
}
