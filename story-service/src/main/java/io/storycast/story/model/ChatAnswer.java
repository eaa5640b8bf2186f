package io.storycast.story.model;

import io.storycast.stage.CallLedger.Units;
import io.storycast.story.writing.Completion;
import io.storycast.story.writing.Completion.Ending;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads the body of a chat completion; tolerant, because every gateway leaves something out. */
final class ChatAnswer {

  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode root;

  private ChatAnswer(JsonNode root) {
    this.root = root;
  }

  static ChatAnswer parse(String body) {
    try {
      return new ChatAnswer(JSON.readTree(body));
    } catch (JacksonException e) {
      return new ChatAnswer(MissingNode.getInstance());
    }
  }

  /** The tokens as reported; what is not reported is unknown. */
  Units usage() {
    JsonNode usage = root.path("usage");
    return new Units(tokens(usage, "prompt_tokens"), tokens(usage, "completion_tokens"), null);
  }

  /** The first choice, or empty when the body has none: an error page, an error with status 200. */
  Optional<Completion> completion() {
    JsonNode choice = root.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      return Optional.empty();
    }
    String refusal = message.path("refusal").asString("");
    return Optional.of(
        new Completion(
            text(message.path("content")),
            refusal.isBlank() ? ending(choice.path("finish_reason")) : Ending.REFUSED,
            name(root.path("model"))));
  }

  /** A string, or a list of parts of which the texts count. */
  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.asString("");
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asString("")));
    return text.toString();
  }

  /** Unknown reasons count as finished: the contract decides whether the answer is whole. */
  private static Ending ending(JsonNode finishReason) {
    return switch (finishReason.asString("")) {
      case "length", "max_tokens" -> Ending.CUT_OFF;
      case "content_filter" -> Ending.REFUSED;
      default -> Ending.FINISHED;
    };
  }

  private static @Nullable String name(JsonNode model) {
    return model.isString() && !model.stringValue().isBlank() ? model.stringValue() : null;
  }

  private static @Nullable Integer tokens(JsonNode usage, String name) {
    JsonNode tokens = usage.path(name);
    return tokens.canConvertToInt() && tokens.intValue() >= 0 ? tokens.intValue() : null;
  }
}
