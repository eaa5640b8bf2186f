package io.storycast.story.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the one JSON object in an answer. Strict reading comes first; a repair is tried only on
 * what strict reading refused, and each repair builds on the ones before it.
 */
final class JsonAnswers {

  private static final JsonMapper STRICT = mapper(JsonFactory.builder().build());
  private static final JsonMapper LENIENT =
      mapper(
          JsonFactory.builder()
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
              .build());
  private static final String LENIENT_NAME = "trailing commas and raw line breaks";

  private final List<JsonRepair> repairs;

  JsonAnswers(List<JsonRepair> repairs) {
    this.repairs = repairs;
  }

  private static JsonMapper mapper(JsonFactory factory) {
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        // A second title would silently replace the first.
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  /** What was found in an answer. */
  sealed interface Result {}

  /** An object, and the names of the repairs that made it readable. */
  record Found(JsonNode root, List<String> repairs) implements Result {}

  /** No object; the sentence names the place of the first error and quotes nothing. */
  record NotFound(String why) implements Result {}

  Result read(String answer) {
    Optional<JsonNode> strict = object(STRICT, answer);
    if (strict.isPresent()) {
      return new Found(strict.get(), List.of());
    }
    List<String> used = new ArrayList<>();
    String text = answer;
    for (JsonRepair repair : repairs) {
      String repaired = repair.apply(text);
      if (repaired.equals(text)) {
        continue;
      }
      used.add(repair.name());
      text = repaired;
      Optional<JsonNode> root = object(STRICT, text);
      if (root.isPresent()) {
        return new Found(root.get(), used);
      }
    }
    used.add(LENIENT_NAME);
    return object(LENIENT, text)
        .<Result>map(root -> new Found(root, used))
        .orElse(new NotFound(firstError(text)));
  }

  private static Optional<JsonNode> object(JsonMapper mapper, String text) {
    try {
      return Optional.of(mapper.readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String firstError(String text) {
    try {
      LENIENT.readTree(text);
      return "The answer is JSON, but not one JSON object.";
    } catch (JacksonException e) {
      return e.getLocation() == null
          ? "The answer is not valid JSON."
          : "The answer is not valid JSON: see line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
  }
}
