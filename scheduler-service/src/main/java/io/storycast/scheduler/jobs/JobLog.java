package io.storycast.scheduler.jobs;

import org.slf4j.spi.LoggingEventBuilder;

/** What every line about a job's outcome tells. */
final class JobLog {

  private JobLog() {}

  static LoggingEventBuilder line(LoggingEventBuilder line, Job job) {
    Job.Result result = job.result();
    return line.addKeyValue("scenarioId", job.scenarioId())
        .addKeyValue("revision", job.revision())
        .addKeyValue("attempt", job.attempts().count())
        .addKeyValue("stage", job.stage())
        .addKeyValue("slug", job.slug())
        .addKeyValue("status", job.status().code())
        .addKeyValue("storyMs", result.storyMs())
        .addKeyValue("synthesisMs", result.synthesisMs())
        .addKeyValue("uploadMs", result.uploadMs())
        .addKeyValue("promptTokens", result.promptTokens())
        .addKeyValue("completionTokens", result.completionTokens())
        .addKeyValue("traceId", result.traceId());
  }
}
