package io.storycast.scheduler.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an order came to, as a code in the address of the page that follows it. */
final class Done {

  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("stage-pause", "The order to pause is given. Work under way finishes first."),
          Map.entry("stage-resume", "The order to resume is given."),
          Map.entry("replay", "The replay is ordered. Its progress is below."),
          Map.entry("replay-pause", "The replay sends nothing more until somebody resumes it."),
          Map.entry("replay-resume", "The replay goes on."),
          Map.entry("replay-abort", "The replay is ended. What was sent stays sent."),
          Map.entry("discard", "Put aside. The audit trail says by whom and why."),
          Map.entry("undo-discard", "Put back."),
          Map.entry("rebuild", "All dead-letter topics are being read from the start."),
          Map.entry("job-cancel", "The job is cancelled."),
          Map.entry("job-retry", "The job is queued for another round of attempts."),
          Map.entry("job-regenerate", "A new revision is queued."),
          Map.entry("jobs-bulk", "The jobs are changed; the audit trail has the count."),
          Map.entry("run", "The run is over. It is the first one under Runs."));

  private Done() {}

  static @Nullable String sentence(String code) {
    return SENTENCES.get(code);
  }
}
