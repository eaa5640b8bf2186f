package io.storycast.story.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model and what is asked of it.
 *
 * @param name as the provider names the model
 * @param temperature 0 to 2, or null to leave it to the provider
 * @param maxTokens the longest answer in tokens; always sent, because it bounds the cost
 * @param tokenField the name of that field: {@code max_tokens}, or {@code max_completion_tokens} at
 *     OpenAI
 * @param extra a JSON object of further request fields, for example {@code
 *     {"enable_thinking":false}}
 */
@ConfigurationProperties("storycast.story.model")
record ModelProperties(
    String name,
    @Nullable Double temperature,
    int maxTokens,
    String tokenField,
    @Nullable String extra) {

  private static final Set<String> TOKEN_FIELDS = Set.of("max_tokens", "max_completion_tokens");

  /** Fields that are set elsewhere, or would change the form of the answer. */
  private static final Set<String> NOT_EXTRA =
      Set.of(
          "model",
          "messages",
          "temperature",
          "response_format",
          "max_tokens",
          "max_completion_tokens",
          "stream",
          "n",
          "tools");

  ModelProperties {
    require(!name.isBlank(), "name (SILICONFLOW_MODEL) is empty.");
    require(
        temperature == null || (temperature >= 0 && temperature <= 2),
        "temperature (STORY_TEMPERATURE) must be between 0 and 2.");
    require(maxTokens > 0, "max-tokens (STORY_MAX_TOKENS) must be positive.");
    require(
        TOKEN_FIELDS.contains(tokenField),
        "token-field (STORY_TOKEN_FIELD) must be one of " + new TreeSet<>(TOKEN_FIELDS) + ".");
    Set<String> taken = new TreeSet<>(fields(extra).keySet());
    taken.retainAll(NOT_EXTRA);
    require(taken.isEmpty(), "extra (STORY_EXTRA_FIELDS) must not contain " + taken + ".");
  }

  /** The extra fields, with the types they have in JSON. */
  Map<String, Object> extraFields() {
    return fields(extra);
  }

  private static Map<String, Object> fields(@Nullable String extra) {
    if (extra == null || extra.isBlank()) {
      return Map.of();
    }
    try {
      return new JsonMapper().readValue(extra, new TypeReference<Map<String, Object>>() {});
    } catch (JacksonException e) {
      throw new IllegalArgumentException("extra (STORY_EXTRA_FIELDS) is not a JSON object.");
    }
  }

  private static void require(boolean kept, String message) {
    if (!kept) {
      throw new IllegalArgumentException(message);
    }
  }
}
