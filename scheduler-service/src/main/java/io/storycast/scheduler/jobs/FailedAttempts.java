package io.storycast.scheduler.jobs;

import io.storycast.contracts.FailureClass;
import io.storycast.contracts.StoryFailed;
import io.storycast.contracts.Topics;
import io.storycast.scheduler.jobs.Jobs.Failure;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEventKind;
import io.storycast.scheduler.jobtable.JobEvents;
import io.storycast.scheduler.jobtable.JobStatus;
import io.storycast.stage.DeadLetter;
import io.storycast.stage.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Decides what a dead letter means for its job: another attempt later, or the end. Called inside a
 * transaction.
 */
public final class FailedAttempts {

  private static final Logger log = LoggerFactory.getLogger(FailedAttempts.class);

  /** They follow the facts, and no story waits for them. */
  private static final Set<String> ONLOOKERS =
      Set.of(Topics.SCHEDULER_SERVICE, Topics.WEBHOOK_SERVICE);

  private final Jobs jobs;
  private final Publisher publisher;
  private final RetryRules rules;
  private final Clock clock;
  private final DoubleSupplier chance;
  private final JobEvents events;

  /**
   * @param chance random numbers from 0 to 1
   */
  public FailedAttempts(
      Jobs jobs,
      Publisher publisher,
      RetryRules rules,
      Clock clock,
      DoubleSupplier chance,
      JobEvents events) {
    this.jobs = jobs;
    this.publisher = publisher;
    this.rules = rules;
    this.clock = clock;
    this.chance = chance;
    this.events = events;
  }

  /** A stage gave up on a record. */
  public void deadLettered(DeadLetter letter) {
    Optional<Job> job = Optional.ofNullable(letter.scenarioId()).flatMap(jobs::lockOfScenario);
    if (job.isPresent() && endsAttemptOf(letter, job.get())) {
      endAttempt(job.get(), letter);
    } else {
      noted(letter, job.isPresent() ? "it is not of the running attempt" : "no job has its key");
    }
  }

  /**
   * Only a letter of the attempt that runs counts. A record whose revision cannot be read was not
   * written by our services; and what an onlooker could not apply stopped no stage.
   */
  private static boolean endsAttemptOf(DeadLetter letter, Job job) {
    return job.status() == JobStatus.RUNNING
        && letter.revision() == job.revision()
        && letter.attempt() == job.attempts().count()
        && !ONLOOKERS.contains(letter.stage());
  }

  private void endAttempt(Job job, DeadLetter letter) {
    Failure failure = new Failure(letter.stage(), letter.reasonCode(), letter.message());
    events.record(event(job, JobEventKind.DEAD_LETTERED, failure).with(told(letter)));
    if (letter.failureClass() == FailureClass.PERMANENT || !rules.allowsAnother(job)) {
      jobs.fail(job, failure);
      publisher.publish(storyFailed(job, failure), job.attempts().count());
      events.record(event(job, JobEventKind.FAILED, failure));
      outcome(job, failure, JobStatus.FAILED).log("job failed: {}", failure.message());
    } else {
      Duration delay = rules.delayAfter(job.attempts().counted(), chance.getAsDouble());
      jobs.requeue(job, failure, delay);
      events.record(
          event(job, JobEventKind.REQUEUED, failure).with(Map.of("delayMs", delay.toMillis())));
      outcome(job, failure, JobStatus.QUEUED)
          .addKeyValue("delayMs", delay.toMillis())
          .log("attempt failed, job queued again: {}", failure.message());
    }
  }

  private static JobEvent event(Job job, JobEventKind kind, Failure failure) {
    return JobEvent.of(job.id(), job.revision(), job.attempts().count(), kind)
        .inStage(failure.stage())
        .because(failure.reasonCode(), failure.message());
  }

  private static Map<String, Object> told(DeadLetter letter) {
    return Map.of("letterId", letter.id(), "failureClass", letter.failureClass().name());
  }

  private StoryFailed storyFailed(Job job, Failure failure) {
    return new StoryFailed(
        job.id(),
        job.scenarioId(),
        job.revision(),
        job.attempts().count(),
        job.slug(),
        failure.stage(),
        failure.reasonCode(),
        failure.message(),
        clock.instant());
  }

  private static LoggingEventBuilder outcome(Job job, Failure failure, JobStatus status) {
    return log.atWarn()
        .addKeyValue("scenarioId", job.scenarioId())
        .addKeyValue("revision", job.revision())
        .addKeyValue("attempt", job.attempts().count())
        .addKeyValue("stage", failure.stage())
        .addKeyValue("slug", job.slug())
        .addKeyValue("status", status.code())
        .addKeyValue("reasonCode", failure.reasonCode());
  }

  private static void noted(DeadLetter letter, String why) {
    log.atInfo()
        .addKeyValue("scenarioId", letter.scenarioId())
        .addKeyValue("revision", letter.revision())
        .addKeyValue("attempt", letter.attempt())
        .addKeyValue("stage", letter.stage())
        .addKeyValue("topic", letter.topic())
        .addKeyValue("partition", letter.partition())
        .addKeyValue("offset", letter.offset())
        .addKeyValue("reasonCode", letter.reasonCode())
        .log("dead letter changes no job: {}", why);
  }
}
