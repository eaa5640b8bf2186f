package io.storycast.story.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.storycast.story.writing.ChatMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a chat completion. What is not set is left out, because strict servers refuse fields
 * they do not know.
 *
 * @param more fields whose names are configuration: the token limit and extras
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatRequest(
    String model,
    List<Message> messages,
    @Nullable Double temperature,
    @JsonProperty("response_format") @Nullable ResponseFormat responseFormat,
    @JsonAnyGetter Map<String, Object> more) {

  record Message(String role, String content) {

    static Message of(ChatMessage message) {
      return new Message(message.role().name().toLowerCase(Locale.ROOT), message.content());
    }
  }
}
