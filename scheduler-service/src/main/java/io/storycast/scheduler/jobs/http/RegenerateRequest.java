package io.storycast.scheduler.jobs.http;

import io.storycast.contracts.GenerationOptions;
import io.storycast.scheduler.jobs.Regeneration;
import io.storycast.scheduler.web.OptionsRequest;
import io.storycast.stage.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a new revision is made of.
 *
 * @param scope {@code story} (the default): a new text and its narration; {@code audio}: the same
 *     text, narrated again
 * @param options what changes; what is left out stays as the job wished for before
 * @param reason why, for people; up to 500 characters
 */
record RegenerateRequest(
    @Nullable String scope, @Nullable OptionsRequest options, @Nullable String reason) {

  /**
   * @throws Problem when the scope or an option makes no sense
   */
  Regeneration regeneration() {
    GenerationOptions wishes = OptionsRequest.checked(options);
    return switch (scope == null ? "story" : scope) {
      case "story" -> Regeneration.ofStory(wishes);
      case "audio" -> Regeneration.ofAudio(wishes);
      default ->
          throw Problem.of(
              HttpStatus.BAD_REQUEST,
              "invalid-scope",
              "The scope is neither story nor audio.",
              "story writes a new text; audio reads the present one again.");
    };
  }
}
