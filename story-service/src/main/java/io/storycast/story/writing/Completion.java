package io.storycast.story.writing;

import org.jspecify.annotations.Nullable;

/**
 * What a model answered.
 *
 * @param text empty when it said nothing
 * @param model the model as the provider names it in the answer, if it does
 */
public record Completion(String text, Ending ending, @Nullable String model) {

  /** Why the answer ends where it does. */
  public enum Ending {
    /** The model had said what it wanted, or the provider does not tell. */
    FINISHED,
    /** The token limit cut it off. */
    CUT_OFF,
    /** The model or a filter refused. */
    REFUSED
  }
}
