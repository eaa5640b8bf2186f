package io.storycast.scheduler.jobs;

import io.storycast.contracts.JobCancelled;
import io.storycast.scheduler.audit.AuditLog;
import io.storycast.scheduler.audit.Order;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEventKind;
import io.storycast.scheduler.jobtable.JobEvents;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.jobtable.Milestone;
import io.storycast.scheduler.jobtable.StoryProgress;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.stage.Publisher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person may do about a job. Each order is a row of the audit log and an event of the job.
 */
public final class JobCommands {

  private static final Logger log = LoggerFactory.getLogger(JobCommands.class);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Publisher publisher;
  private final StoryProgress progress;
  private final JobEvents events;
  private final AuditLog audit;

  public JobCommands(
      Transactions transactions,
      Jobs jobs,
      Publisher publisher,
      StoryProgress progress,
      JobEvents events,
      AuditLog audit) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.publisher = publisher;
    this.progress = progress;
    this.events = events;
    this.audit = audit;
  }

  /**
   * Who orders it.
   *
   * @param by the name, as the request was authenticated
   * @param reason why, as the person wrote it; empty when nothing was said
   */
  public record Who(String by, String reason) {}

  /** What came of a command. */
  public sealed interface Outcome {

    /** It was done; the job as it is now. */
    record Done(Job job) implements Outcome {}

    /** No job has this id. */
    record NoSuchJob() implements Outcome {}

    /** The job's status does not allow it; nothing changed. */
    record WrongStatus(Job job) implements Outcome {}

    /** There is no text to read aloud: the present revision never got one. Nothing changed. */
    record NoText(Job job) implements Outcome {}
  }

  /** The statuses in which a job can be given this order. */
  public static Set<JobStatus> allows(JobOrder order) {
    return switch (order) {
      case JobOrder.Cancel() -> Set.of(JobStatus.QUEUED, JobStatus.RUNNING);
      case JobOrder.Retry() -> Set.of(JobStatus.FAILED, JobStatus.CANCELLED);
      case JobOrder.Regenerate(var wanted) ->
          Set.of(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELLED);
    };
  }

  /** Carries the order out. */
  public Outcome give(JobOrder order, String jobId, Who who) {
    return transactions.inOne(
        () -> {
          Optional<Job> found = jobs.lock(jobId);
          if (found.isEmpty()) {
            return new Outcome.NoSuchJob();
          }
          Job job = found.get();
          if (!allows(order).contains(job.status())) {
            return new Outcome.WrongStatus(job);
          }
          if (order.needsText() && job.result().storyTitle() == null) {
            return new Outcome.NoText(job);
          }
          return new Outcome.Done(done(order, job, who));
        });
  }

  private Job done(JobOrder order, Job job, Who who) {
    Job changed =
        switch (order) {
          case JobOrder.Cancel() -> cancelled(job, who);
          case JobOrder.Retry() -> jobs.retry(job);
          case JobOrder.Regenerate(Regeneration wanted) -> jobs.regenerate(job, wanted);
        };
    events.record(event(order, changed, who));
    audit.record(
        new Order(who.by(), order.action(), "job/" + job.id(), who.reason(), told(order, changed)));
    JobLog.line(log.atInfo(), changed).log("ordered: {}", order.action());
    return changed;
  }

  /**
   * Stops a queued or running job. If an attempt has begun since the job was created or retried,
   * the stages are told to drop its work; before that, nobody else knows of the job.
   */
  private Job cancelled(Job job, Who who) {
    Job stopped = jobs.cancel(job, who.reason());
    if (job.attempts().counted() > 0) {
      publisher.publish(jobCancelled(stopped, who), job.attempts().count());
    }
    progress.reached(Milestone.CANCELLED, job.scenarioId(), job.revision());
    return stopped;
  }

  private static JobCancelled jobCancelled(Job job, Who who) {
    return new JobCancelled(
        job.id(),
        job.scenarioId(),
        job.revision(),
        job.attempts().count(),
        job.slug(),
        who.reason(),
        who.by(),
        job.times().updated());
  }

  private static JobEvent event(JobOrder order, Job job, Who who) {
    JobEventKind kind =
        switch (order) {
          case JobOrder.Cancel() -> JobEventKind.CANCELLED;
          case JobOrder.Retry() -> JobEventKind.RETRIED;
          case JobOrder.Regenerate(var wanted) -> JobEventKind.REGENERATED;
        };
    return JobEvent.of(job.id(), job.revision(), job.attempts().count(), kind)
        .inStage(job.stage())
        .because(null, who.reason().isEmpty() ? null : who.reason())
        .by(who.by())
        .with(order.details());
  }

  private static Map<String, Object> told(JobOrder order, Job job) {
    Map<String, Object> details = new LinkedHashMap<>(order.details());
    details.put("slug", job.slug());
    details.put("revision", job.revision());
    return details;
  }

  /** Stops a queued or running job, see {@link JobOrder.Cancel}. */
  public Outcome cancel(String jobId, Who who) {
    return give(new JobOrder.Cancel(), jobId, who);
  }

  /** Gives a job another round of attempts, see {@link JobOrder.Retry}. */
  public Outcome retry(String jobId, Who who) {
    return give(new JobOrder.Retry(), jobId, who);
  }

  /** Begins a new revision, see {@link JobOrder.Regenerate}. */
  public Outcome regenerate(String jobId, Regeneration wanted, Who who) {
    return give(new JobOrder.Regenerate(wanted), jobId, who);
  }
}
