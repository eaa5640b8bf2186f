package io.storycast.story.contract;

import java.util.List;
import java.util.function.Function;

/**
 * Something a schema cannot say about a story.
 *
 * @param name stable, lower case with hyphens; rules are switched by it
 * @param check gives a sentence for each violation, without quoting the story
 */
public record StoryRule(String name, Function<Story, List<String>> check) {

  List<String> violations(Story story) {
    return check.apply(story);
  }
}
