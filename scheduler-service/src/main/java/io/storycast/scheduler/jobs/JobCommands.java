package io.storycast.scheduler.jobs;

import io.storycast.contracts.JobCancelled;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.scheduler.jobtable.Milestone;
import io.storycast.scheduler.jobtable.StoryProgress;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.stage.Publisher;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person may do about a job. */
public final class JobCommands {

  private static final Logger log = LoggerFactory.getLogger(JobCommands.class);

  private static final Set<JobStatus> STOPPABLE = EnumSet.of(JobStatus.QUEUED, JobStatus.RUNNING);
  private static final Set<JobStatus> RETRYABLE = EnumSet.of(JobStatus.FAILED, JobStatus.CANCELLED);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Publisher publisher;
  private final StoryProgress progress;
  private final Clock clock;

  public JobCommands(
      Transactions transactions,
      Jobs jobs,
      Publisher publisher,
      StoryProgress progress,
      Clock clock) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.publisher = publisher;
    this.progress = progress;
    this.clock = clock;
  }

  /** What came of a command. */
  public sealed interface Outcome {

    /** It was done; the job as it is now. */
    record Done(Job job) implements Outcome {}

    /** No job has this id. */
    record NoSuchJob() implements Outcome {}

    /** The job's status does not allow it; nothing changed. */
    record WrongStatus(Job job) implements Outcome {}
  }

  /**
   * Stops a queued or running job. If an attempt has begun since the job was created or retried,
   * the stages are told to drop its work; before that, nobody else knows of the job.
   */
  public Outcome cancel(String jobId, String reason, String by) {
    return command(jobId, STOPPABLE, job -> cancelled(job, reason, by));
  }

  /**
   * Queues a failed or cancelled job for another MAX_ATTEMPTS attempts. What its finished stages
   * paid for is used again, unless the scenario's text changed: then a new revision begins.
   */
  public Outcome retry(String jobId) {
    return command(jobId, RETRYABLE, this::retried);
  }

  private Outcome command(String jobId, Set<JobStatus> allowed, UnaryOperator<Job> change) {
    return transactions.inOne(
        () -> {
          Optional<Job> job = jobs.lock(jobId);
          if (job.isEmpty()) {
            return new Outcome.NoSuchJob();
          }
          return allowed.contains(job.get().status())
              ? new Outcome.Done(change.apply(job.get()))
              : new Outcome.WrongStatus(job.get());
        });
  }

  private Job cancelled(Job job, String reason, String by) {
    Job stopped = jobs.cancel(job, reason);
    if (job.attempts().counted() > 0) {
      publisher.publish(jobCancelled(job, reason, by), job.attempts().count());
    }
    progress.reached(Milestone.CANCELLED, job.scenarioId(), job.revision());
    JobLog.line(log.atInfo(), stopped).log("job cancelled");
    return stopped;
  }

  private JobCancelled jobCancelled(Job job, String reason, String by) {
    return new JobCancelled(
        job.id(),
        job.scenarioId(),
        job.revision(),
        job.attempts().count(),
        job.slug(),
        reason,
        by,
        clock.instant());
  }

  private Job retried(Job job) {
    Job queued = jobs.retry(job);
    JobLog.line(log.atInfo(), queued).log("job queued for another round of attempts");
    return queued;
  }
}
