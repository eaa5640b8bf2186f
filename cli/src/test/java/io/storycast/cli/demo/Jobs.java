package io.storycast.cli.demo;

import io.storycast.cli.api.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Jobs for tests. */
final class Jobs {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private Jobs() {}

  static Job queued(String slug) {
    return job(slug, "queued", null, null);
  }

  static Job retrying(String slug, String error) {
    return job(slug, "queued", "story", error);
  }

  static Job running(String slug, String stage) {
    return job(slug, "running", stage, null);
  }

  static Job failed(String slug, String error) {
    return job(slug, "failed", "audio", error);
  }

  static Job succeeded(String slug) {
    return job(slug, "succeeded", "storage", null);
  }

  private static Job job(
      String slug, String status, @Nullable String stage, @Nullable String error) {
    Job.Story story =
        status.equals("succeeded")
            ? new Job.Story("The Title", "http://audio/" + slug + ".mp3", 60_000L)
            : new Job.Story(null, null, null);
    return new Job(
        "id-" + slug, "s-" + slug, slug, status, stage, 1, 1, NOW, null, error, NOW, story);
  }
}
