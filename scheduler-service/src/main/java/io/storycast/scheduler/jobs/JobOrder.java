package io.storycast.scheduler.jobs;

import io.storycast.contracts.GenerationOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something a person may order about a job, or about many. */
public sealed interface JobOrder {

  /** Stop a queued or running job; the results of work in flight are dropped. */
  record Cancel() implements JobOrder {

    @Override
    public String action() {
      return "job.cancel";
    }
  }

  /**
   * Queue a failed or cancelled job for another MAX_ATTEMPTS attempts. What its finished stages
   * paid for is used again, unless the scenario's text changed: then a new revision begins.
   */
  record Retry() implements JobOrder {

    @Override
    public String action() {
      return "job.retry";
    }
  }

  /** Make a new revision of a story that is ready, or of one that failed or was cancelled. */
  record Regenerate(Regeneration wanted) implements JobOrder {

    @Override
    public String action() {
      return wanted.keepsText() ? "job.regenerate-audio" : "job.regenerate";
    }

    @Override
    public Map<String, Object> details() {
      GenerationOptions options = wanted.options();
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("scope", wanted.keepsText() ? "audio" : "story");
      put(details, "level", options.level());
      put(details, "targetWords", options.targetWords());
      put(details, "tone", options.tone());
      put(details, "audience", options.audience());
      put(details, "voice", options.voice());
      return details;
    }

    private static void put(Map<String, Object> details, String name, @Nullable Object value) {
      if (value != null) {
        details.put(name, value);
      }
    }
  }

  /** The name in the audit log. */
  String action();

  /** What else to write down about it. */
  default Map<String, Object> details() {
    return Map.of();
  }

  /** Whether it reads the present text again. */
  default boolean needsText() {
    return this instanceof Regenerate(Regeneration wanted) && wanted.keepsText();
  }
}
