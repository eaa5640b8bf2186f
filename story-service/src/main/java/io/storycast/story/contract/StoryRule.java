package io.storycast.story.contract;

import java.util.List;

/**
 * Something a schema cannot say about a story.
 *
 * @param name stable, lower case with hyphens; rules are switched by it
 * @param mend puts right what needs no model
 * @param check gives a sentence for each violation, without quoting the story
 */
public record StoryRule(String name, RuleMode mode, Mend mend, Check check) {

  /** Puts a story right. */
  @FunctionalInterface
  public interface Mend {

    /** A rule that can only look. */
    Mend NOTHING = (story, commission) -> story;

    /** The story, equal to the one given where there was nothing to do. */
    Story mended(Story story, Commission commission);
  }

  /** Looks at a story. */
  @FunctionalInterface
  public interface Check {

    /** A rule whose mending leaves nothing to tell. */
    Check NOTHING = (story, commission) -> List.of();

    /** Sentences about what is wrong; empty when nothing is. */
    List<String> violations(Story story, Commission commission);
  }

  /** The same rule in another mode. */
  public StoryRule in(RuleMode other) {
    return new StoryRule(name, other, mend, check);
  }
}
