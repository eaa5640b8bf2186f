package io.storycast.scheduler.jobs.http;

import io.storycast.scheduler.jobs.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. Unknown is null; times are UTC; durations are milliseconds. */
record JobView(
    String id,
    String scenarioId,
    String slug,
    String status,
    @Nullable String stage,
    int progress,
    int revision,
    int priority,
    int attempts,
    Instant nextAttemptAt,
    @Nullable Instant lastAttemptAt,
    @Nullable String lastErrorCode,
    @Nullable String lastError,
    @Nullable Instant lockedAt,
    @Nullable String lockedBy,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Instant createdAt,
    Instant updatedAt,
    Story story,
    Timings timings,
    Usage usage,
    @Nullable String traceId) {

  record Story(@Nullable String title, @Nullable String audioUrl, @Nullable Long durationMs) {}

  record Timings(@Nullable Long storyMs, @Nullable Long synthesisMs, @Nullable Long uploadMs) {}

  record Usage(
      @Nullable Integer promptTokens,
      @Nullable Integer completionTokens,
      @Nullable Long speechCharacters) {}

  static JobView of(Job job) {
    Job.Attempts attempts = job.attempts();
    Job.Times times = job.times();
    Job.Result result = job.result();
    return new JobView(
        job.id(),
        job.scenarioId(),
        job.slug(),
        job.status().code(),
        job.stage(),
        job.progress(),
        job.revision(),
        job.priority(),
        attempts.count(),
        attempts.nextAt(),
        attempts.lastAt(),
        attempts.lastErrorCode(),
        attempts.lastError(),
        times.locked(),
        times.lockedBy(),
        times.started(),
        times.finished(),
        times.created(),
        times.updated(),
        new Story(result.storyTitle(), result.audioUrl(), result.durationMs()),
        new Timings(result.storyMs(), result.synthesisMs(), result.uploadMs()),
        new Usage(result.promptTokens(), result.completionTokens(), result.speechCharacters()),
        result.traceId());
  }
}
