package io.storycast.scheduler.requests;

import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.claiming.ClaimRun;
import io.storycast.scheduler.claiming.Claiming;
import io.storycast.scheduler.claiming.Pick;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEventKind;
import io.storycast.scheduler.jobtable.JobEvents;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.scheduler.requests.Requested.Accepted;
import io.storycast.scheduler.requests.Requested.Claim;
import io.storycast.scheduler.requests.Requested.Refusal;
import io.storycast.scheduler.requests.Requested.Refused;
import io.storycast.scheduler.requests.WantedJobs.Standing;
import io.storycast.scheduler.requests.WantedScenarios.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes jobs of what is asked for, and begins them at once as far as the caps leave room. Several
 * requests together are one transaction, and each has a result of its own.
 */
public final class JobRequests {

  private final Transactions transactions;
  private final Subjects subjects;
  private final WantedJobs jobs;
  private final Claiming claiming;
  private final JobEvents events;
  private final AuditLog audit;

  public JobRequests(
      Transactions transactions,
      WantedScenarios scenarios,
      WantedJobs jobs,
      Claiming claiming,
      JobEvents events,
      AuditLog audit) {
    this.transactions = transactions;
    this.subjects = new Subjects(scenarios);
    this.jobs = jobs;
    this.claiming = claiming;
    this.events = events;
    this.audit = audit;
  }

  /**
   * The results, in the order of the requests.
   *
   * @param by who asks, as the request was authenticated
   * @throws io.storycast.scheduler.claiming.ContentTablesMissing when the content tables are not
   *     there
   */
  public List<Requested> accept(List<JobRequest> requests, String by) {
    return transactions.inOne(
        () -> {
          List<Requested> results = new ArrayList<>();
          for (JobRequest request : requests) {
            results.add(acceptOne(request, by));
          }
          return claimed(results, by);
        });
  }

  private Requested acceptOne(JobRequest request, String by) {
    return switch (subjects.settle(request.subject())) {
      case Subjects.No(Refused refused) -> refused;
      case Subjects.Yes(Found scenario) -> jobOf(scenario, request, by);
    };
  }

  private Requested jobOf(Found scenario, JobRequest request, String by) {
    if (scenario.hasStory() && !jobs.exists(scenario.id())) {
      return new Refused(Refusal.STORY_EXISTS, "This scenario has a story, and never had a job.");
    }
    Standing job = jobs.addOrLock(scenario.id(), scenario.slug(), request.priority());
    if (job.created()) {
      jobs.wish(job.jobId(), request.options());
      written(job, scenario, request, by);
      return accepted(job, scenario);
    }
    return switch (job.status()) {
      case SUCCEEDED -> refused(Refusal.ALREADY_GENERATED, scenario);
      case FAILED, CANCELLED -> refused(Refusal.JOB_ENDED, scenario);
      case QUEUED, RUNNING -> underWay(job, scenario, request);
    };
  }

  /** A job nobody has heard of yet may still be given wishes; a later one goes on as it is. */
  private Requested underWay(Standing job, Found scenario, JobRequest request) {
    boolean wishes = !request.options().equals(GenerationOptions.DEFAULTS);
    if (wishes && !job.fresh()) {
      return refused(Refusal.JOB_UNDER_WAY, scenario);
    }
    if (wishes) {
      jobs.wish(job.jobId(), request.options());
    }
    jobs.raise(job.jobId(), request.priority());
    return accepted(job, scenario);
  }

  private void written(Standing job, Found scenario, JobRequest request, String by) {
    Map<String, Object> details = Map.of("slug", scenario.slug(), "priority", request.priority());
    events.record(
        JobEvent.of(job.jobId(), job.revision(), 0, JobEventKind.CREATED).by(by).with(details));
    audit.record(new Order(by, "job.create", "job/" + job.jobId(), "", details));
  }

  private static Requested accepted(Standing job, Found scenario) {
    return new Accepted(
        job.jobId(),
        scenario.id(),
        scenario.slug(),
        job.status(),
        job.created(),
        new Claim(false, "under-way", "The job was there already and is under way."));
  }

  private static Requested refused(Refusal refusal, Found scenario) {
    return new Refused(refusal, "The scenario '%s' has a job already.".formatted(scenario.slug()));
  }

  private List<Requested> claimed(List<Requested> results, String by) {
    Set<String> queued =
        results.stream()
            .flatMap(
                result ->
                    result instanceof Accepted accepted && accepted.status() == JobStatus.QUEUED
                        ? Stream.of(accepted.jobId())
                        : Stream.empty())
            .collect(Collectors.toSet());
    if (queued.isEmpty()) {
      return results;
    }
    ClaimRun run = claiming.claimThese(queued, by);
    return results.stream().map(result -> after(run, queued, result)).toList();
  }

  private static Requested after(ClaimRun run, Set<String> queued, Requested result) {
    if (!(result instanceof Accepted job) || !queued.contains(job.jobId())) {
      return result;
    }
    if (run.claimed().stream().map(Pick::jobId).anyMatch(job.jobId()::equals)) {
      return with(
          job, JobStatus.RUNNING, new Claim(true, "claimed", "Its first attempt has begun."));
    }
    return run.refused().stream()
        .filter(refused -> refused.pick().jobId().equals(job.jobId()))
        .findFirst()
        .map(
            refused ->
                with(
                    job,
                    JobStatus.FAILED,
                    new Claim(
                        false, refused.refusal().reason().code(), refused.refusal().message())))
        .orElseGet(() -> with(job, JobStatus.QUEUED, waiting(run)));
  }

  private static Claim waiting(ClaimRun run) {
    return run.shortfall()
        .map(why -> new Claim(false, why.code(), why.meaning()))
        .orElse(new Claim(false, "queued", "A later run claims it."));
  }

  private static Accepted with(Accepted job, JobStatus status, Claim claim) {
    return new Accepted(job.jobId(), job.scenarioId(), job.slug(), status, job.created(), claim);
  }
}
