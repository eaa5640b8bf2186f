package io.storycast.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What a job asks for beyond the defaults; it travels with every fact. Absent means the default.
 *
 * @param level the learners' level, for example {@code B1}
 * @param targetWords how long the story should be, in words
 * @param tone for example {@code narrative}
 * @param audience for example {@code adults}
 * @param voice the narrator's voice, as the speech provider names it
 * @param textRevision the earlier revision whose text is read aloud again; absent: a new text is
 *     written
 */
public record GenerationOptions(
    @Nullable String level,
    @Nullable Integer targetWords,
    @Nullable String tone,
    @Nullable String audience,
    @Nullable String voice,
    @Nullable Integer textRevision) {

  /** No wishes beyond the defaults. */
  public static final GenerationOptions DEFAULTS =
      new GenerationOptions(null, null, null, null, null);

  /** Wishes for a text that is new. */
  public GenerationOptions(
      @Nullable String level,
      @Nullable Integer targetWords,
      @Nullable String tone,
      @Nullable String audience,
      @Nullable String voice) {
    this(level, targetWords, tone, audience, voice, null);
  }
}
