package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.Job;
import io.storycast.scheduler.jobs.JobCommands;
import io.storycast.scheduler.jobs.JobCommands.Outcome;
import io.storycast.scheduler.jobs.JobOrder;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.stage.web.Problem;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** What came of an order, as an answer or as a problem. */
final class OrderAnswers {

  private static final String FIND_IT = "Find a job by GET /v1/jobs?scenarioId=... or ?slug=...";

  private OrderAnswers() {}

  static JobView of(Outcome outcome, JobOrder order) {
    return switch (outcome) {
      case Outcome.Done(Job job) -> JobView.of(job);
      case Outcome.NoSuchJob() -> throw noSuchJob();
      case Outcome.WrongStatus(Job job) ->
          throw Problem.of(
              HttpStatus.CONFLICT,
              "wrong-status",
              "A job that is %s cannot be %s.".formatted(job.status().code(), done(order)),
              "Only a job that is %s can be.".formatted(allowed(order)));
      case Outcome.NoText(Job job) ->
          throw Problem.of(
              HttpStatus.CONFLICT,
              "no-text",
              "Revision %d has no text to read aloud.".formatted(job.revision()),
              "Retry the job, or regenerate it with the scope story.");
    };
  }

  private static String done(JobOrder order) {
    return switch (order) {
      case JobOrder.Cancel() -> "cancelled";
      case JobOrder.Retry() -> "retried";
      case JobOrder.Regenerate(var wanted) -> "regenerated";
    };
  }

  private static String allowed(JobOrder order) {
    return JobCommands.allows(order).stream()
        .map(JobStatus::code)
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  /** The id as PostgreSQL writes it. */
  static String uuid(String id) {
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException e) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "invalid-job-id", "A job's id is a UUID.", FIND_IT);
    }
  }

  static Problem noSuchJob() {
    return Problem.of(HttpStatus.NOT_FOUND, "job-not-found", "No job has this id.", FIND_IT);
  }
}
