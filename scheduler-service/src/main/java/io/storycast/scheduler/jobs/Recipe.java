package io.storycast.scheduler.jobs;

import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.history.RecordedEvent;
import io.storycast.scheduler.jobtable.JobEvent;
import io.storycast.scheduler.jobtable.JobEventKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the present revision of a story is made from.
 *
 * @param prompt null when neither a claim nor the scenario tells it
 * @param models the model of each stage that told it, by stage, as its provider names it
 * @param voice who reads it; null before the narration tells it
 */
public record Recipe(@Nullable Prompt prompt, Map<String, String> models, @Nullable String voice) {

  /**
   * What the story is to be about.
   *
   * @param title the scenario's, not the story's
   * @param language BCP 47 tag; null before the claim
   * @param options what was asked for beyond the defaults; null when nothing was
   * @param frozen whether it is the text of this revision for good; false: the scenario as it is
   *     now, which the claim will take
   */
  public record Prompt(
      String title,
      String seedText,
      @Nullable String language,
      @Nullable GenerationOptions options,
      boolean frozen) {}

  /** Finds what a story is to be about. */
  public interface Prompts {

    /** Of the job's present revision; empty when the scenario is not there. */
    Optional<Prompt> of(Job job);
  }

  static Recipe of(Job job, Optional<Prompt> prompt, List<RecordedEvent> newestFirst) {
    Map<String, String> models = new TreeMap<>();
    String voice = null;
    for (RecordedEvent recorded : newestFirst.reversed()) {
      JobEvent event = recorded.event();
      if (event.revision() == job.revision() && event.stage() != null) {
        if (event.details().get("model") instanceof String model) {
          models.put(event.stage(), model);
        }
        if (event.kind() == JobEventKind.AUDIO_UPLOADED
            && event.details().get("voice") instanceof String name) {
          voice = name;
        }
      }
    }
    return new Recipe(prompt.orElse(null), models, voice);
  }
}
