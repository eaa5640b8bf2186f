package io.storycast.scheduler.web;

import io.storycast.contracts.GenerationOptions;
import io.storycast.stage.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Generation options as a request brings them; what is left out keeps its default.
 *
 * @param level the learners' level, for example B1
 * @param targetWords how long the story should be, in words
 * @param tone for example narrative
 * @param audience for example adults
 * @param voice the narrator's voice, as the speech provider names it
 */
public record OptionsRequest(
    @Nullable String level,
    @Nullable Integer targetWords,
    @Nullable String tone,
    @Nullable String audience,
    @Nullable String voice) {

  private static final int LEAST_WORDS = 50;
  private static final int MOST_WORDS = 5_000;
  private static final int MOST_CHARACTERS = 100;
  private static final int MOST_VOICE = 300;

  /**
   * The options, none of them when the request has no such object.
   *
   * @throws Problem when one of them makes no sense
   */
  public static GenerationOptions checked(@Nullable OptionsRequest request) {
    if (request == null) {
      return GenerationOptions.DEFAULTS;
    }
    Integer words = request.targetWords;
    if (words != null && (words < LEAST_WORDS || words > MOST_WORDS)) {
      throw invalid(
          "targetWords is not from %d to %d.".formatted(LEAST_WORDS, MOST_WORDS),
          "For example 300.");
    }
    return new GenerationOptions(
        text("level", request.level, MOST_CHARACTERS),
        words,
        text("tone", request.tone, MOST_CHARACTERS),
        text("audience", request.audience, MOST_CHARACTERS),
        text("voice", request.voice, MOST_VOICE));
  }

  private static @Nullable String text(String name, @Nullable String value, int most) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > most || value.chars().anyMatch(Character::isISOControl)) {
      throw invalid(
          "%s is longer than %d characters or not printable.".formatted(name, most),
          "Send a short text on one line.");
    }
    return value.strip();
  }

  private static Problem invalid(String detail, String hint) {
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid-options", detail, hint);
  }
}
