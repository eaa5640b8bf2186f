package io.storycast.scheduler.requests;

import io.storycast.contracts.GenerationOptions;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a story of.
 *
 * @param priority higher goes first; 0 is what jobs have that nobody asked for
 */
public record JobRequest(Subject subject, GenerationOptions options, int priority) {

  /** The scenario to write about. */
  public sealed interface Subject {

    /** One that exists, by its id. */
    record ById(String scenarioId) implements Subject {}

    /** One that exists, by its slug. */
    record BySlug(String slug) implements Subject {}

    /**
     * One that does not exist yet.
     *
     * @param slug null: made from the title
     */
    record Inline(String title, String seedText, @Nullable String slug) implements Subject {}
  }
}
