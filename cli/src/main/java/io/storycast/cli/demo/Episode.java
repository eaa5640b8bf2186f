package io.storycast.cli.demo;

import io.storycast.cli.api.Job;
import io.storycast.cli.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One scenario of the demo and how far it is.
 *
 * @param job its job; null before the first backfill
 * @param narration its narration, once fetched and decoded
 * @param fault why the narration cannot be played
 */
public record Episode(
    String slug, @Nullable Job job, @Nullable Narration narration, @Nullable String fault) {

  static Episode waiting(String slug) {
    return new Episode(slug, null, null, null);
  }

  Episode with(Job newJob) {
    return new Episode(slug, newJob, narration, fault);
  }

  Episode heard(Narration heard) {
    return new Episode(slug, job, heard, null);
  }

  Episode faulty(String reason) {
    return new Episode(slug, job, null, reason);
  }

  /** Whether the story is ready and its narration was fetched and decoded. */
  public boolean isReady() {
    return narration != null;
  }

  /** Whether it ended without a narration that can be played. */
  public boolean isFailed() {
    return fault != null || (job != null && job.isFinished() && !job.isReady());
  }

  /** Whether nothing more is to be expected. */
  public boolean isFinished() {
    return isReady() || isFailed();
  }

  /** Whether a stage works on it, or its narration is being checked. */
  public boolean isAtWork() {
    return !isFinished() && job != null && (job.isReady() || job.isRunning());
  }

  /** What happens to it, in a few words. */
  public String step() {
    if (isReady()) {
      return "ready";
    }
    if (isFailed()) {
      return "failed: " + reason();
    }
    if (job == null) {
      return "waiting";
    }
    if (job.isReady()) {
      return "listening";
    }
    if (!job.isRunning()) {
      return job.lastError() == null ? "waiting" : "waiting to retry: " + reason();
    }
    return switch (String.valueOf(job.stage())) {
      case "story" -> "writing";
      case "audio" -> "narrating";
      case "storage" -> "publishing";
      default -> "running";
    };
  }

  /** Why it failed, or failed last. */
  public String reason() {
    if (fault != null) {
      return fault;
    }
    if (job == null || job.lastError() == null) {
      return job == null ? "no job" : job.status();
    }
    return Text.oneLine(job.lastError());
  }
}
