package io.storycast.scheduler.jobs;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Fact;
import io.storycast.contracts.StoryGenerated;
import io.storycast.contracts.StoryReady;
import io.storycast.scheduler.assets.Assets;
import io.storycast.scheduler.jobtable.JobEvents;
import io.storycast.scheduler.jobtable.Milestone;
import io.storycast.scheduler.jobtable.StoryProgress;
import io.storycast.stage.Delivery;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves jobs by the facts about their stories. Called inside a transaction. */
public final class JobProjection {

  private static final Logger log = LoggerFactory.getLogger(JobProjection.class);

  private final Jobs jobs;
  private final StoryProgress progress;
  private final JobEvents events;
  private final Assets assets;
  private final Consumer<Job> whenReady;

  /**
   * @param whenReady is told of each job whose story became ready, once
   */
  public JobProjection(
      Jobs jobs, StoryProgress progress, JobEvents events, Assets assets, Consumer<Job> whenReady) {
    this.jobs = jobs;
    this.progress = progress;
    this.events = events;
    this.assets = assets;
    this.whenReady = whenReady;
  }

  public void storyGenerated(StoryGenerated fact, Delivery delivery) {
    jobs.storyGenerated(fact, delivery.traceId())
        .ifPresentOrElse(
            job -> events.record(FactEvents.storyGenerated(job, fact, delivery.attempt())),
            () -> noted(fact, delivery));
    progress.reached(Milestone.STORY_GENERATED, fact.scenarioId(), fact.revision());
  }

  public void audioUploaded(AudioUploaded fact, Delivery delivery) {
    jobs.audioUploaded(fact, delivery.traceId())
        .ifPresentOrElse(
            job -> {
              events.record(FactEvents.audioUploaded(job, fact, delivery.attempt()));
              assets.keep(job.id(), fact);
            },
            () -> noted(fact, delivery));
    progress.reached(Milestone.AUDIO_UPLOADED, fact.scenarioId(), fact.revision());
  }

  public void storyReady(StoryReady fact, Delivery delivery) {
    jobs.succeed(fact, delivery.traceId())
        .ifPresentOrElse(
            job -> {
              events.record(FactEvents.storyReady(job, fact, delivery.attempt()));
              JobLog.line(log.atInfo(), job).log("story ready");
              whenReady.accept(job);
            },
            () -> noted(fact, delivery));
    progress.reached(Milestone.STORY_READY, fact.scenarioId(), fact.revision());
  }

  private static void noted(Fact fact, Delivery delivery) {
    log.atDebug()
        .addKeyValue("scenarioId", fact.scenarioId())
        .addKeyValue("revision", fact.revision())
        .addKeyValue("topic", delivery.topic())
        .addKeyValue("partition", delivery.partition())
        .addKeyValue("offset", delivery.offset())
        .log("fact changes no job: it was known, or is of another revision");
  }
}
