package io.storycast.story.writing;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param scenarioId the story it is for
 * @param revision the story's revision
 * @param expectedAnswer length of a usual answer, in tokens
 */
public record Conversation(
    String scenarioId, int revision, List<ChatMessage> messages, int expectedAnswer) {

  public Conversation {
    messages = List.copyOf(messages);
  }

  /** Length of all messages together, in characters. */
  public int characters() {
    return messages.stream().mapToInt(message -> message.content().length()).sum();
  }
}
