package io.storycast.story.model;

import io.storycast.story.writing.ChatMessage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes requests: the part that is the same for every story, and the part that is not. */
final class ModelRequests {

  private final String model;
  private final @Nullable Double temperature;
  private final Map<String, Object> more;

  ModelRequests(ModelProperties properties) {
    this.model = properties.name();
    this.temperature = properties.temperature();
    Map<String, Object> fields = new TreeMap<>(properties.extraFields());
    fields.put(properties.tokenField(), properties.maxTokens());
    this.more = Map.copyOf(fields);
  }

  ChatRequest of(List<ChatMessage> messages, AnswerMode mode) {
    return new ChatRequest(
        model,
        messages.stream().map(ChatRequest.Message::of).toList(),
        temperature,
        ResponseFormat.of(mode),
        more);
  }
}
