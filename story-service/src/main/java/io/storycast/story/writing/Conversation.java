package io.storycast.story.writing;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param scenarioId the story it is for
 * @param revision the story's revision
 */
public record Conversation(String scenarioId, int revision, List<ChatMessage> messages) {

  public Conversation {
    messages = List.copyOf(messages);
  }
}
