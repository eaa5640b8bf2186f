package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobCommands.Outcome;
import io.storycast.scheduler.jobs.JobSearch;
import io.storycast.scheduler.jobs.Jobs;
import io.storycast.scheduler.web.Problem;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/jobs")
class JobController {

  private final Jobs jobs;
  private final JobSearch search;
  private final JobCommands commands;

  JobController(Jobs jobs, JobSearch search, JobCommands commands) {
    this.jobs = jobs;
    this.search = search;
    this.commands = commands;
  }

  @GetMapping
  JobList list(@RequestParam Map<String, String> query) {
    ListParameters parameters = ListParameters.of(query);
    JobSearch.Page found =
        search.find(parameters.filter(), parameters.order(), parameters.page(), parameters.limit());
    return JobList.of(found, parameters.page(), parameters.limit());
  }

  @GetMapping("/{id}")
  JobView one(@PathVariable String id) {
    return jobs.find(uuid(id)).map(JobView::of).orElseThrow(JobController::noSuchJob);
  }

  @PostMapping("/{id}/cancel")
  JobView cancel(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable CancelRequest request,
      Principal principal) {
    String reason = (request == null ? CancelRequest.WITHOUT_REASON : request).checkedReason();
    return answer(
        commands.cancel(uuid(id), reason, principal.getName()), "cancelled", "queued or running");
  }

  @PostMapping("/{id}/retry")
  JobView retry(@PathVariable String id) {
    return answer(commands.retry(uuid(id)), "retried", "failed or cancelled");
  }

  private static JobView answer(Outcome outcome, String done, String allowed) {
    return switch (outcome) {
      case Outcome.Done(Job job) -> JobView.of(job);
      case Outcome.NoSuchJob() -> throw noSuchJob();
      case Outcome.WrongStatus(Job job) ->
          throw Problem.of(
              HttpStatus.CONFLICT,
              "wrong-status",
              "A job that is %s cannot be %s.".formatted(job.status().code(), done),
              "Only a job that is %s can be.".formatted(allowed));
    };
  }

  /** The id as PostgreSQL writes it. */
  private static String uuid(String id) {
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "invalid-job-id",
          "A job's id is a UUID.",
          "Find a job by GET /v1/jobs?scenarioId=... or ?slug=...");
    }
  }

  private static Problem noSuchJob() {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "job-not-found",
        "No job has this id.",
        "Find a job by GET /v1/jobs?scenarioId=... or ?slug=...");
  }
}
