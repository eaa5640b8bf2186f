package io.storycast.scheduler.jobs;

import io.storycast.contracts.GenerationOptions;

/**
 * What a new revision is made of.
 *
 * @param keepsText the text of the present revision is read aloud again; nothing new is written
 * @param options what changes; null in it keeps what the job wished for before
 */
public record Regeneration(boolean keepsText, GenerationOptions options) {

  /** A new text and its narration. */
  public static Regeneration ofStory(GenerationOptions options) {
    return new Regeneration(false, options);
  }

  /** The same text, narrated again. */
  public static Regeneration ofAudio(GenerationOptions options) {
    return new Regeneration(true, options);
  }
}
